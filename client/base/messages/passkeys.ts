// Messages of passkeys; loaded on demand and not with the sign-in page.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'

const es = {
  enter: 'Entrar con una llave de acceso',
  use: 'Usar la llave de acceso',
  waiting: 'Siga las indicaciones del navegador…',
  useHint: 'El navegador le pedirá su huella, su rostro o el PIN del dispositivo.',
  cannotUse: 'Este navegador no puede usar su llave de acceso aquí. Pruebe en otro navegador o dispositivo.',
  cancelled: 'No se usó ninguna llave de acceso. Puede intentarlo de nuevo.',
  notMade: 'No se creó la llave de acceso. Puede intentarlo de nuevo.',
  known: 'Este dispositivo ya tiene una llave de acceso para su cuenta.',
  unusable: 'Este dispositivo no sirve para esto: debe poder verificar quién lo usa, con huella, rostro o PIN.',
}
const en: Like<typeof es> = {
  enter: 'Sign in with a passkey',
  use: 'Use the passkey',
  waiting: 'Follow your browser’s instructions…',
  useHint: 'Your browser will ask for your fingerprint, your face or the device’s PIN.',
  cannotUse: 'This browser cannot use your passkey here. Try another browser or device.',
  cancelled: 'No passkey was used. You can try again.',
  notMade: 'The passkey was not created. You can try again.',
  known: 'This device already has a passkey for your account.',
  unusable: 'This device cannot be used for this: it must be able to verify who is using it, by fingerprint, face or PIN.',
}
export const PASSKEYS: Readonly<Record<Language, typeof es>> = { es, en }
