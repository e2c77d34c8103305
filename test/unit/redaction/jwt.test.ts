import { describe, expect, it } from 'vitest'
import { redactJwt } from '../../../app/redaction/jwt.ts'
import { jwt } from './secrets.ts'

const masked = (token: string) => `${token.slice(0, 8)}…${token.slice(-4)}`

describe('redactJwt', () => {
  it('masks a token wherever it stands', () => {
    const token = jwt()
    expect(redactJwt(`Bearer ${token}, "${token}"\nx=${token}`)).toBe(
      `Bearer ${masked(token)}, "${masked(token)}"\nx=${masked(token)}`,
    )
  })

  it('masks one that is cut off after its claims or its header', () => {
    const [header = '', claims = ''] = jwt().split('.')
    expect(redactJwt(`${header}.${claims}`)).toBe(masked(`${header}.${claims}`))
    expect(redactJwt(header)).toBe(masked(header))
  })

  it('keeps what stands around it in the same run of characters', () => {
    const token = jwt()
    expect(redactJwt(`id-${token}.log`)).toBe(`id-${masked(token)}.log`)
  })

  it('masks two that are joined by a dot', () => {
    const [one, other] = [jwt(), jwt()]
    expect(redactJwt(`${one}.${other}`)).toBe(`${masked(one)}.${masked(other)}`)
  })

  it.each([
    'eyJ',
    'eyJ.eyJ.eyJ and so on',
    'a.very-long.file-name.with.many.parts',
    'app.stakewatch.desktop.window',
  ])('leaves %j alone', (text) => {
    expect(redactJwt(text)).toBe(text)
  })
})
