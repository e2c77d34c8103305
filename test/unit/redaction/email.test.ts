import { describe, expect, it } from 'vitest'
import { redactEmail } from '../../../app/redaction/email.ts'

describe('redactEmail', () => {
  it.each([
    ['bob@example.com', '[e-mail]'],
    ['To: Bob <bob.b+tag@mail.example.co.uk>.', 'To: Bob <[e-mail]>.'],
    ['"email":"bob@example.com","n":1', '"email":"[e-mail]","n":1'],
    ['a@b.cc,d@e.ff;g@h.ii', '[e-mail],[e-mail];[e-mail]'],
    ['a@b.cc@d.ee', '[e-mail]@d.ee'],
    ['mailto:bob%40example.com?x', 'mailto:[e-mail]?x'],
    ['jürgen@müller.de', '[e-mail]'],
    ['ivan@xn--e1afmkfd.xn--p1ai', '[e-mail]'],
    ['Ends with bob@example.com.', 'Ends with [e-mail].'],
    ['odd=@example.com', '[e-mail]'],
    ['one\nbob@example.com\ntwo', 'one\n[e-mail]\ntwo'],
  ])('turns %j into %j', (text, redacted) => {
    expect(redactEmail(text)).toBe(redacted)
  })

  it.each([
    'react@19.3.1',
    '@types/node',
    'user@host',
    'a @ b.cc',
    '@example.com',
    'bob@',
    'bob@...',
    '100%40',
  ])('leaves %j alone', (text) => {
    expect(redactEmail(text)).toBe(text)
  })
})
