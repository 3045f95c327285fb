// Messages of the second step of sign-in, loaded only for an account with a second factor.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'

const es = {
  title: 'Segundo paso',
  notYou: '¿No es usted?',
  code: 'Código de su aplicación de autenticación',
  codeHint: 'Seis dígitos que cambian cada 30 segundos.',
  recoveryCode: 'Código de recuperación',
  recoveryCodeHint: 'Uno de los diez que guardó. Cada uno sirve una sola vez.',
  missing: 'Escriba el código.',
  go: 'Continuar',
  checking: 'Comprobando…',
  useRecoveryCode: 'Usar un código de recuperación',
  useCode: 'Usar la aplicación de autenticación',
  back: 'Usar la llave de acceso',
  lost: '¿Perdió el dispositivo y los códigos? La presidencia o la secretaría de su grupo puede restablecer su verificación en dos pasos.',
}
const en: Like<typeof es> = {
  title: 'Second step',
  notYou: 'Not you?',
  code: 'Code from your authenticator app',
  codeHint: 'Six digits that change every 30 seconds.',
  recoveryCode: 'Recovery code',
  recoveryCodeHint: 'One of the ten that you saved. Each works once.',
  missing: 'Enter the code.',
  go: 'Continue',
  checking: 'Checking…',
  useRecoveryCode: 'Use a recovery code',
  useCode: 'Use the authenticator app',
  back: 'Use the passkey',
  lost: 'Lost the device and the codes? The chair or the secretariat of your group can reset your two-step verification.',
}
export const SECOND_STEP: Readonly<Record<Language, typeof es>> = { es, en }
