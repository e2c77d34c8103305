import * as fc from 'fast-check'

/** What redactors look for, so that shapes touch and overlap far more than in plain random text. */
const vocabulary =
  `" ' \` \\ \\" ^" ^\\^" : = , ; . @ / … ~ [ip] [e-mail] x-access-token cookie session= cf_clearance authorization token STAKE_X= -b value /home/ /Users/ C:\\Users\\ \\\\Users\\\\ eyJ fe80:: ::1 10.0.0.1 1.2 %40 bob@example.com abcdef0123456789 eyJhbGciOiJIUzI1NiJ9 setx null`.split(
    ' ',
  )

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(' ', ': ', '\n', '\r\n', ...vocabulary),
)

export const hostileText = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(''))

/** Repeated a million times over, each leads a careless pattern to walk the rest of the line again and again. */
export const repeatedUnits = [
  ...`a @ a@ a@b.cc : 1. eyJ- eyJ. /home/ C:\\Users\\ \\ " ^ token= token=" session=\\" \\^"session= cookie='\\" x-access-token:^\\" x-access-token:… STAKE_A abcdef0123456789 %40 ü@ü. _token authorization:"\\ a: a-`.split(
    ' ',
  ),
  ' ',
  "-b '",
  'cookie: ',
  'setx ',
  '\\Users\\a b ',
]
