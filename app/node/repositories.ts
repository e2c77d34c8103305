import type { Repositories } from '../ports/repositories.ts'

export function createRepositories(): Repositories {
  return { look: (root) => Promise.resolve({ root, outcome: 'no-git', envFiles: [], uncovered: [] }) }
}
