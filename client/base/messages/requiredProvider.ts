// Messages of a required sign-in provider: page, settings, and advance notice. Loaded with them.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

const es = {
  title: 'A este grupo se entra con un proveedor de acceso',
  neededWhy: (names: string) =>
    `Usted inició sesión de otra manera. Para abrir el grupo, entre con ${names}; después volverá a esta página.`,
  lost: (names: string) =>
    `El grupo exige entrar con ${names}, pero en este servidor ya no está configurado. Avise a la administración del servidor: puede configurarlo de nuevo, o dar a la presidencia o a la secretaría un enlace para entrar y quitar la exigencia.`,
  due: (moment: string, names: string) =>
    `Desde el ${moment}, este grupo solo se abrirá si usted entra con ${names}. Esta vez entró de otra manera.`,
  toMine: 'Ver mis proveedores de acceso',
  lostProviders: (ids: string) =>
    `Exige entrar con ${ids}, que ya no está configurado: nadie puede entrar así. Configúrelo de nuevo, o dé a la presidencia un enlace con npm run sign-in-link.`,
  settings: {
    title: 'Proveedor de acceso',
    why: 'Con esta exigencia, solo puede abrir el grupo quien entre con uno de estos proveedores. Quien entre con contraseña, llave de acceso o enlace lo verá en su lista, pero no podrá abrirlo. Los tokens de API sirven si se crearon después de entrar con uno de ellos.',
    wayBack:
      'Si el proveedor falla, la administración del servidor puede dar a la presidencia o a la secretaría un enlace para entrar y quitar la exigencia.',
    which: 'Proveedores que abren el grupo',
    chooseOne: 'Elija al menos un proveedor.',
    gone: 'ya no está configurado en este servidor',
    except: 'Salvo quienes observan y las personas invitadas',
    exceptHint: 'Entran como hasta ahora: suelen ser de otra institución, sin cuenta en el proveedor.',
    since: (names: string, moment: string) => `Se exige entrar con ${names} desde el ${moment}.`,
    from: (names: string, moment: string) => `Se exigirá entrar con ${names} desde el ${moment}.`,
    sinceExcept: (names: string, moment: string) =>
      `Se exige entrar con ${names} desde el ${moment}, salvo a quienes observan y a las personas invitadas.`,
    fromExcept: (names: string, moment: string) =>
      `Se exigirá entrar con ${names} desde el ${moment}, salvo a quienes observan y a las personas invitadas.`,
    without: (without: number, all: number) =>
      `${without} de ${plural('es', all, 'persona', 'personas')} sin cuenta vinculada con estos proveedores:`,
    withoutHint:
      'La cuenta se vincula al entrar por primera vez con el proveedor, si Ruta y el proveedor tienen confirmado el mismo correo, o en «Mi cuenta»; ahí, mientras se exija, con verificación en dos pasos o después de entrar con un enlace.',
    allHave: 'Todas las personas a las que se les exige tienen su cuenta vinculada.',
    atOnceHint: 'Sin plazo: en los accesos abiertos de otra manera, el grupo se cierra en cuanto se guarde.',
    daysHint: (day: string) => `Se exigirá desde el ${day}. Hasta entonces, un aviso en el inicio lo recuerda.`,
    ownFirst: (names: string) => `Antes de exigirlo, entre usted con ${names}, para no quedarse fuera.`,
    require: 'Exigir el proveedor',
    change: 'Guardar',
  },
}
const en: Like<typeof es> = {
  title: 'This group is reached through a sign-in provider',
  neededWhy: (names) => `You signed in another way. To open the group, sign in through ${names}; you will then come back to this page.`,
  lost: (names) =>
    `The group requires signing in through ${names}, which is no longer configured on this server. Tell the people who run the server: they can configure it again, or give the chair or the secretariat a sign-in link to end the requirement.`,
  due: (moment, names) => `From ${moment} this group will open only if you sign in through ${names}. This time you signed in another way.`,
  toMine: 'See my sign-in providers',
  lostProviders: (ids) =>
    `Requires signing in through ${ids}, which is no longer configured: no one can sign in that way. Configure it again, or give the chair a link with npm run sign-in-link.`,
  settings: {
    title: 'Sign-in provider',
    why: 'With this requirement, the group opens only for people who signed in through one of these providers. People who sign in with a password, a passkey or a link see it in their list, but cannot open it. API tokens work if they were created after signing in that way.',
    wayBack:
      'If the provider fails, the people who run the server can give the chair or the secretariat a sign-in link to end the requirement.',
    which: 'Providers that open the group',
    chooseOne: 'Choose at least one provider.',
    gone: 'no longer configured on this server',
    except: 'Except observers and guests',
    exceptHint: 'They sign in as before: they often belong to another institution and have no account at the provider.',
    since: (names, moment) => `Signing in through ${names} has been required since ${moment}.`,
    from: (names, moment) => `Signing in through ${names} will be required from ${moment}.`,
    sinceExcept: (names, moment) => `Signing in through ${names} has been required since ${moment}, except for observers and guests.`,
    fromExcept: (names, moment) => `Signing in through ${names} will be required from ${moment}, except for observers and guests.`,
    without: (without, all) => `${without} of ${plural('en', all, 'person', 'people')} without an account linked to these providers:`,
    withoutHint:
      'An account is linked at the first sign-in through the provider, if Ruta and the provider have confirmed the same email address, or under “My account”; there, while it is required, with two-step verification or after signing in by a link.',
    allHave: 'Everyone to whom the requirement applies has a linked account.',
    atOnceHint: 'At once: in sessions that were opened another way, the group closes as soon as this is saved.',
    daysHint: (day) => `It will be required from ${day}. Until then, a note on the home page says so.`,
    ownFirst: (names) => `To require it, sign in through ${names} yourself first, so that you do not lock yourself out.`,
    require: 'Require the provider',
    change: 'Save',
  },
}
export const REQUIRED_PROVIDER_WORDS: Readonly<Record<Language, Like<typeof es>>> = { es, en }
