import type { Detail, JudgedEntry, ShownAccess } from '../../../app/domain/account-details.ts'
import type { Host } from '../../../app/domain/host.ts'
import type { AccessEntry } from '../../../app/domain/snapshot.ts'
import { accountStrings as strings, endedText, oddityText } from '../../../app/strings/en/page-account.ts'
import { Card } from '../../ui/card.tsx'
import { FirstFew } from '../../ui/first-few.tsx'
import { Status } from '../../ui/status.tsx'
import { Ago } from '../frame/ago.tsx'
import { DetailFoot, FailureLine, NotRead } from './detail-parts.tsx'

/** What differs between sessions and API keys. */
const kinds = {
  session: { ...strings.sessions, part: 'sessions', one: 'session', link: 'stake-security' },
  'api-key': { ...strings.apiKeys, part: 'apiKeys', one: 'API key', link: 'stake-api' },
} as const

interface AccessCardProps {
  readonly kind: JudgedEntry['kind']
  readonly detail: Detail<ShownAccess>
  readonly host: Host
}

export function AccessCard({ kind, detail, host }: AccessCardProps) {
  const { title, none, part, one, link } = kinds[kind]
  const { value } = detail
  return (
    <Card title={title}>
      {value ? <Entries entries={value[part]} none={none} /> : <NotRead detail={detail} />}
      {value && value.ended[part] > 0 && <p className="soft small">{endedText(value.ended[part], one)}</p>}
      <FailureLine detail={detail} />
      <DetailFoot readAtMs={detail.readAtMs} links={[link]} host={host} />
    </Card>
  )
}

interface EntriesProps {
  readonly entries: readonly JudgedEntry[]
  readonly none: string
}

function Entries({ entries, none }: EntriesProps) {
  if (entries.length === 0) return <p className="soft">{none}</p>
  return (
    <FirstFew
      items={entries}
      className="access-list"
      keyOf={({ entry }) => entry.id}
      render={(judged) => <Entry judged={judged} />}
    />
  )
}

function Entry({ judged: { entry, oddities } }: { readonly judged: JudgedEntry }) {
  return (
    <li>
      <p className="access-name">{entry.name === '' ? strings.unnamed : entry.name}</p>
      <p className="soft small">
        <Whence entry={entry} />
      </p>
      {oddities.length === 0 ? (
        <p className="soft small">{strings.nothingUnusual}</p>
      ) : (
        <ul className="oddities">
          {oddities.map((oddity) => (
            <li key={oddity}>
              <Status tone="warn">{oddityText(oddity)}</Status>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Where it is from, and when it was last used, as far as the site says. */
function Whence({ entry: { city, country, lastUsedAtMs, createdAtMs } }: { readonly entry: AccessEntry }) {
  const place = [city, country].filter((part) => part !== null).join(', ')
  const [word, atMs] = lastUsedAtMs === null ? [strings.made, createdAtMs] : [strings.lastUsed, lastUsedAtMs]
  return (
    <>
      {place}
      {place !== '' && atMs !== null && ' · '}
      {atMs !== null && (
        <>
          {word} <Ago atMs={atMs} />
        </>
      )}
    </>
  )
}
