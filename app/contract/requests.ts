import { z } from 'zod'
import { parseLabel } from '../domain/account-label.ts'
import { parseAccountId, type AccountId } from '../domain/account.ts'
import { acceptanceDays, checkIds, longestReason, parseFindingId, type FindingId } from '../domain/check.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'
import { historyChoices, historyFormats, historyRanges } from '../domain/history.ts'
import { parseHost, type Host } from '../domain/host.ts'
import { idleChoices, longestPassphraseLength } from '../domain/lock.ts'
import { readSeconds } from '../domain/settings.ts'
import { dayMs } from '../domain/time.ts'
import { rotationChoices } from '../domain/token.ts'
import { setupSteps } from '../domain/view.ts'
import { linkIds } from './links.ts'
import { alertChange } from './alert-requests.ts'
import type { OperationName } from './operations.ts'
import { pageStateSchema } from './page-state.ts'

/** A string that the domain's own parser accepts. */
function parsed<Value extends string>(parse: (text: unknown) => Value | null) {
  return z.custom<Value>((text) => typeof text === 'string' && parse(text) !== null)
}

/** Trimmed before it is looked at, as a person's typing is. */
const label = z
  .string()
  .trim()
  .refine((text) => parseLabel(text) === text)
const accountId = parsed<AccountId>(parseAccountId)
const host = parsed<Host>(parseHost)
const currency = parsed<CurrencyCode>(parseCurrencyCode)
const nothing = z.strictObject({})

/** A declared expiry further away than this is a slip of the keyboard. */
export const longestExpiryDays = 3650

const expiry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('in'), days: z.number().int().min(1).max(longestExpiryDays) }),
  z.strictObject({
    kind: z.literal('at'),
    atMs: z
      .number()
      .int()
      .min(0)
      .max(8.64e15 - longestExpiryDays * dayMs),
  }),
])

/** Longer than any token can be: enough to say what is wrong with a paste, too little to fill memory. */
const longestTypedToken = 8192

const passphrase = z.string().max(longestPassphraseLength)

/** As long as a path can be on Windows; elsewhere they are shorter. */
const longestPath = 32_767
/** Absolute, or empty for a file that stands on no disk, as a picture dragged out of a browser. */
const absolutePath = /^(?:|(?:\/|[A-Za-z]:[\\/]|\\\\)[^\0]*)$/
const droppedPath = z.strictObject({ path: z.string().max(longestPath).regex(absolutePath) })

const findingId = parsed<FindingId>(parseFindingId)
const interval = z.number().int().min(readSeconds.least).max(readSeconds.most)
const fixName = z.string().regex(/^[\w.:-]{1,64}$/)

/** The request of every operation. Unknown fields are refused: the only sender is our own page. */
export const requests = {
  'view.get': nothing,
  'account.refresh': z.strictObject({ account: accountId }),
  'account.details': z.strictObject({ account: accountId }),
  'account.readDetails': z.strictObject({ account: accountId, what: z.enum(['bets', 'all']) }),
  'account.retryKeychain': z.strictObject({ account: accountId }),
  'account.forgetToken': z.strictObject({ account: accountId }),
  'account.setRotation': z.strictObject({ account: accountId, days: z.literal(rotationChoices).nullable() }),
  'account.dismissRotationNotice': z.strictObject({ account: accountId }),
  'account.select': z.strictObject({ account: accountId }),
  'account.change': z.strictObject({
    account: accountId,
    label: label.nullable().optional(),
    inTotal: z.boolean().optional(),
    notifies: z.boolean().optional(),
  }),
  'account.move': z.strictObject({ account: accountId, by: z.literal([-1, 1]) }),
  'checklist.run': nothing,
  'checklist.stop': nothing,
  'checklist.accept': z.strictObject({
    finding: findingId,
    kind: z.enum(['snoozed', 'accepted']),
    reason: z.string().trim().min(1).max(longestReason),
    days: z.literal(acceptanceDays),
  }),
  'checklist.withdraw': z.strictObject({ finding: findingId }),
  'fix.preview': z.strictObject({ check: z.enum(checkIds), fix: fixName }),
  'fix.apply': z.strictObject({ check: z.enum(checkIds), fix: fixName }),
  'fix.undo': z.strictObject({ applied: fixName }),
  'folders.choose': nothing,
  'folders.addDropped': droppedPath,
  'folders.remove': z.strictObject({ folder: z.string().max(longestPath) }),
  'setup.begin': z.strictObject({ replaces: accountId.nullable() }),
  'setup.chooseHost': z.strictObject({ host }),
  'setup.goTo': z.strictObject({ step: z.enum(setupSteps) }),
  'setup.pasteToken': nothing,
  'setup.typeToken': z.strictObject({ text: z.string().max(longestTypedToken) }),
  'setup.importEnvironment': nothing,
  'setup.importPythonKeyring': nothing,
  'setup.importFile': nothing,
  'setup.importDropped': droppedPath,
  'setup.removeCopy': nothing,
  'setup.verify': nothing,
  'setup.replaceWatched': nothing,
  'setup.declare': z.strictObject({ expiry, rotationDays: z.literal(rotationChoices).nullable() }),
  'setup.save': z.strictObject({ where: z.enum(['keychain', 'memory']), acceptsOtherAccount: z.boolean() }),
  'setup.cancel': nothing,
  'preferences.change': z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).optional(),
    displayCurrency: currency.optional(),
    timeoutSeconds: z.number().int().min(1).max(120).optional(),
    showZeroBalances: z.boolean().optional(),
    privacy: z.boolean().optional(),
    privacyOnBlur: z.boolean().optional(),
    contentProtection: z.boolean().optional(),
    scanHistory: z.boolean().optional(),
    historyDays: z.literal(historyChoices).nullable().optional(),
    visibleReadSeconds: interval.optional(),
    trayReadSeconds: interval.optional(),
    sparingReadSeconds: interval.optional(),
  }),
  'preferences.export': nothing,
  'preferences.chooseImport': nothing,
  'preferences.applyImport': nothing,
  'preferences.dropImport': nothing,
  'history.series': z.strictObject({
    account: accountId,
    subject: z.union([z.literal('total'), currency]),
    range: z.enum(historyRanges),
  }),
  'history.export': z.strictObject({ account: accountId, format: z.enum(historyFormats) }),
  'history.import': z.strictObject({ account: accountId }),
  'history.wipe': z.strictObject({ account: accountId.nullable() }),
  'history.dismissNotice': nothing,
  'alerts.change': alertChange,
  'alerts.markSeen': nothing,
  'alerts.clear': nothing,
  'alerts.test': nothing,
  'everything.forget': nothing,
  'everything.beginAnew': nothing,
  'notice.dismiss': nothing,
  'loginStart.state': nothing,
  'loginStart.set': z.strictObject({ isOn: z.boolean() }),
  'link.open': z.strictObject({ link: z.enum(linkIds), host }),
  'lock.state': nothing,
  'lock.unlock': z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('passphrase'), passphrase }),
    z.strictObject({ by: z.literal('touch-id') }),
    z.strictObject({ by: z.literal('giving-up-the-token') }),
  ]),
  'lock.now': nothing,
  'lock.setPassphrase': z.strictObject({ passphrase, current: passphrase.nullable() }),
  'lock.removePassphrase': z.strictObject({ current: passphrase }),
  'lock.setSealed': z.strictObject({ sealed: z.boolean(), passphrase }),
  'lock.changeOptions': z.strictObject({
    idleMinutes: z.literal(idleChoices).nullable().optional(),
    withScreen: z.boolean().optional(),
    onSuspend: z.boolean().optional(),
    keepWatching: z.boolean().optional(),
    touchId: z.boolean().optional(),
  }),
  'page.remember': pageStateSchema,
  'page.failed': z.strictObject({ where: z.enum(['render', 'script', 'promise']) }),
} satisfies Record<OperationName, z.ZodType>

export type Requests = { [Name in OperationName]: z.infer<(typeof requests)[Name]> }
