// Messages of sign-in providers. Their buttons appear after the page, so these messages load with them and not with the sign-in page.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'

const es = {
  others: 'Entrar de otra manera',
  go: (provider: string) => `Continuar con ${provider}`,
  going: 'Abriendo…',
  notIn: 'No se pudo entrar',
  notDone: 'No se pudo completar',
  toAccount: 'Volver a «Mi cuenta»',
  factorWhy: 'El proveedor confirmó quién es usted. Su cuenta de Ruta tiene además verificación en dos pasos.',
  links: {
    title: 'Proveedores de acceso',
    why: 'Con un proveedor vinculado, usted entra en Ruta sin escribir aquí su contraseña.',
    as: (label: string, day: string) => `${label} · vinculado el ${day}`,
    used: (when: string) => `último acceso: ${when}`,
    add: (provider: string) => `Vincular ${provider}`,
    remove: 'Quitar el vínculo',
    removeNamed: (provider: string) => `Quitar el vínculo con ${provider}`,
    removeTitle: (provider: string) => `¿Quitar el vínculo con ${provider}?`,
    removeWhy:
      'Ya no podrá entrar de esta manera. Se cerrarán sus demás accesos, y dejarán de servir los tokens de API que creó después de entrar así.',
    removed: 'Se quitó el vínculo. Se cerraron sus demás accesos.',
  },
  prove: (provider: string) => `Confirmar con ${provider}`,
}
const en: Like<typeof es> = {
  others: 'Other ways to sign in',
  go: (provider) => `Continue with ${provider}`,
  going: 'Opening…',
  notIn: 'You could not be signed in',
  notDone: 'It could not be completed',
  toAccount: 'Back to “My account”',
  factorWhy: 'The provider confirmed who you are. Your Ruta account also has two-step verification.',
  links: {
    title: 'Sign-in providers',
    why: 'With a linked provider you sign in to Ruta without entering your password here.',
    as: (label, day) => `${label} · linked on ${day}`,
    used: (when) => `last sign-in: ${when}`,
    add: (provider) => `Link ${provider}`,
    remove: 'Unlink',
    removeNamed: (provider) => `Unlink ${provider}`,
    removeTitle: (provider) => `Unlink ${provider}?`,
    removeWhy:
      'You can no longer sign in this way. Your other sessions will end, and so will the API tokens that you created after signing in this way.',
    removed: 'The provider was unlinked. You are signed out everywhere else.',
  },
  prove: (provider) => `Confirm with ${provider}`,
}
export const PROVIDER_WORDS: Readonly<Record<Language, Like<typeof es>>> = { es, en }
