import type { RepositoryFacts } from '../domain/repository.ts'

/** Asks git about working trees. Nothing that a repository configures is run, and nothing is fetched. */
export interface Repositories {
  /** `root` and `envFiles` are absolute; each of the files lies in the working tree. */
  look(root: string, envFiles: readonly string[], signal?: AbortSignal): Promise<RepositoryFacts>
}
