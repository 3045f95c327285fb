// Which passwords may be used: length in characters, and nothing that everybody would try first.
import { expect, test } from 'vitest'
import { checkPassword } from '../../../server/identity/passwords.ts'

const ANA = { email: 'ana.perez@example.org', name: 'Ana Pérez' }

test.each([
  ['catorce letras', 'password-short'],
  ['🌧'.repeat(14), 'password-short'],
  ['123456789012345', 'password-common'],
  ['837261549302847', 'password-common'],
  ['aaaaaaaaaaaaaaaa', 'password-common'],
  ['abcabcabcabcabcabc', 'password-common'],
  ['qwertyuiopasdfgh', 'password-common'],
  ['1q2w3e4r5t6y7u8i', 'password-common'],
  ['Correct Horse Battery Staple', 'password-common'],
  ['P@ssw0rd P@ssw0rd', 'password-common'],
  ['Password1234567!', 'password-common'],
  ['Ruta2026Ruta2026!', 'password-common'],
  ['roadmap-hoja-de-ruta', 'password-common'],
  ['colombiacolombia', 'password-common'],
  ['Colombia México 2026', 'password-common'],
  ['ana.perez@example.org', 'password-common'],
  ['AnaPérez-AnaPérez', 'password-common'],
  ['Fiscalía General 2019', 'password-common'],
] as const)('[AU-02] [A3] %s is refused: %s', (password, refusal) => expect(checkPassword(password, ANA)).toBe(refusal))

test.each([
  'vela lenta sobre el agua',
  'tres gatos cruzan el puente',
  'd7f0A!kz09pQwe12',
  'mesa verde bajo la lluvia 🌧',
  'kitchen umbrella seventeen',
  'Ana and the quiet harbour lights',
  'ñandú '.repeat(3) + 'zorro y luna llena',
])('[A3] %s may be used', (password) => expect(checkPassword(password, ANA)).toBeNull())

test('[AU-01] [A3] up to 256 characters count, spaces and emoji included; more are refused', () => {
  const long = 'la luna y el faro 🌧 '.repeat(13)
  expect(checkPassword([...long].slice(0, 256).join(''), ANA)).toBe('password-common')
  const varied = Array.from({ length: 256 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7)).join('')
  expect(checkPassword(varied, ANA)).toBeNull()
  expect(checkPassword(`${varied}x`, ANA)).toBe('password-short')
})
