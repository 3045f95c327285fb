// Which addresses a browser may name as its push service; and the decryption of the harness, by the example of RFC 8291.
import { createECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { encryptFor, isBrowserKey } from '../../../server/push/line.ts'
import { isPushEndpoint, isServiceName, PUSH_SERVICES } from '../../../server/push/services.ts'
import { decrypt } from '../../harness/pushService.ts'

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://web.push.apple.com/abc', true],
  ['https://wns2-par02p.notify.windows.com/w/?token=abc', true],
  ['http://fcm.googleapis.com/fcm/send/abc', false],
  ['https://fcm.googleapis.com:8443/fcm/send/abc', false],
  ['https://fcm.googleapis.com@127.0.0.1/abc', false],
  ['https://ana@fcm.googleapis.com/abc', false],
  ['https://fcm.googleapis.com.example.org/abc', false],
  ['https://evilfcm.googleapis.com/abc', false],
  ['https://notify.windows.com.example.org/abc', false],
  ['https://example.org/?.push.apple.com', false],
  ['https://example.org/#.push.apple.com', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['https://[::1]/abc', false],
  ['https://0x7f.1/abc', false],
  ['https://localhost/abc', false],
  ['file:///etc/passwd', false],
  ['', false],
  ['no address', false],
  [`https://fcm.googleapis.com/${'a'.repeat(1_000)}`, false],
])('[P37] the known push services: %s is one: %s', (endpoint, is) => {
  expect(isPushEndpoint(endpoint, PUSH_SERVICES)).toBe(is)
})

test.each([
  ['push.example.org', true],
  ['.push.example.org', true],
  ['localhost:4443', true],
  ['localhost', false],
  ['https://push.example.org', false],
  ['push.example.org/path', false],
  ['*.example.org', false],
  ['', false],
])('[P37] PUSH_SERVICES takes %s: %s', (name, is) => {
  expect(isServiceName(name)).toBe(is)
})

const RFC = {
  privateKey: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  message:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
}
const browser = () => {
  const own = createECDH('prime256v1')
  own.setPrivateKey(Buffer.from(RFC.privateKey, 'base64url'))
  return { own, auth: Buffer.from(RFC.auth, 'base64url') }
}

test('[P34] the harness reads the example of RFC 8291, and what the server encrypts', () => {
  expect(decrypt(Buffer.from(RFC.message, 'base64url'), browser()).toString()).toBe('When I grow up, I want to be a watermelon')
  const { own } = browser()
  const sealed = encryptFor({ p256dh: own.getPublicKey('base64url'), auth: RFC.auth }, 'Acción')
  expect(decrypt(sealed, browser()).toString()).toBe('Acción')
  expect(sealed.includes('Acci')).toBe(false)
})

test('[P34] a key that is no point of the curve, or of another length, is not taken', () => {
  const p256dh = browser().own.getPublicKey()
  const { auth } = RFC
  expect(isBrowserKey({ p256dh: p256dh.toString('base64url'), auth })).toBe(true)
  const bent = Buffer.from(p256dh)
  bent[64] = (bent[64] ?? 0) ^ 1
  expect(isBrowserKey({ p256dh: bent.toString('base64url'), auth })).toBe(false)
  expect(isBrowserKey({ p256dh: p256dh.subarray(1).toString('base64url'), auth })).toBe(false)
  expect(isBrowserKey({ p256dh: p256dh.toString('base64url'), auth: 'short' })).toBe(false)
})
