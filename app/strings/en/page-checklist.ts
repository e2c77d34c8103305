/** Words of the checklist's own view. */
export const checklistStrings = {
  title: 'Checklist',
  lead: 'What guards your account and its token, each with what was found. Nothing is sent anywhere for it but a bare handshake to your host.',
  run: 'Run again',
  running: 'Running',
  none: 'No check has run yet.',
  noAccount: 'Set up an account first: the checks look at its token and its protection.',
  evidence: 'What was found',
  why: 'Why it matters',
  fix: 'What to do',
  checked: 'Checked',
} as const
