// Text of mails about a group's requirements: what, from when, and what to do.
import { type Bilingual, type Language, pick } from '../../shared/bilingual.ts'
import type { RuleContent } from './content.ts'
import type { MailWords } from './mailWords.ts'

/** `moment` null: at once. */
export const ruleWords = (content: RuleContent, language: Language, moment: string | null): MailWords => {
  const group = pick(content.group, language).text
  const say = WORDS[language]
  if (content.kind === 'factorRequired')
    return {
      subject: say.factor.subject(group),
      before: [say.factor.what(say.since(moment), group), say.factor.todo],
      action: { label: say.factor.open, link: content.link },
      after: [say.factor.others],
    }
  const names = content.providers.map((name: Bilingual) => pick(name, language).text)
  const choices = new Intl.ListFormat(language, { type: 'disjunction' })
  const listed = choices.format(names)
  return {
    subject: say.provider.subject(group, listed),
    before: [say.provider.what(say.since(moment), group, listed), say.provider.todo(choices.format(names.map(say.provider.button)))],
    action: { label: say.provider.open, link: content.link },
    after: [say.provider.others],
  }
}

interface Words {
  readonly since: (moment: string | null) => string
  readonly factor: {
    readonly subject: (group: string) => string
    readonly what: (since: string, group: string) => string
    readonly todo: string
    readonly open: string
    readonly others: string
  }
  readonly provider: {
    readonly subject: (group: string, names: string) => string
    readonly what: (since: string, group: string, names: string) => string
    readonly button: (name: string) => string
    readonly todo: (buttons: string) => string
    readonly open: string
    readonly others: string
  }
}

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    since: (moment) => (moment === null ? 'Desde ahora' : `Desde el ${moment}`),
    factor: {
      subject: (group) => `«${group}» exige la verificación en dos pasos`,
      what: (since, group) =>
        `${since}, el grupo «${group}» solo se abre en Ruta a las cuentas que tienen verificación en dos pasos: una llave de acceso o una aplicación de autenticación.`,
      todo: 'Si la suya ya la tiene, no tiene que hacer nada. Si no, configúrela en «Mi cuenta», «Verificación en dos pasos»; se hace en un par de minutos.',
      open: 'Abrir «Mi cuenta»',
      others: 'Sus demás grupos se abren como hasta ahora.',
    },
    provider: {
      subject: (group, names) => `«${group}» exige entrar con ${names}`,
      what: (since, group, names) => `${since}, el grupo «${group}» solo se abre si usted entra en Ruta con ${names}.`,
      button: (name) => `«Continuar con ${name}»`,
      todo: (buttons) =>
        `Si ya entra así, no tiene que hacer nada. Si no, elija ${buttons} al entrar. Antes puede vincular su cuenta en «Mi cuenta», «Proveedores de acceso».`,
      open: 'Abrir el grupo',
      others: 'Sus demás grupos se abren como hasta ahora.',
    },
  },
  en: {
    since: (moment) => (moment === null ? 'From now on' : `From ${moment}`),
    factor: {
      subject: (group) => `“${group}” requires two-step verification`,
      what: (since, group) =>
        `${since}, the group “${group}” opens on Ruta only for accounts that have two-step verification: a passkey or an authenticator app.`,
      todo: 'If yours has one, there is nothing to do. If not, set it up under “My account”, “Two-step verification”; it takes a couple of minutes.',
      open: 'Open “My account”',
      others: 'Your other groups open as before.',
    },
    provider: {
      subject: (group, names) => `“${group}” requires signing in through ${names}`,
      what: (since, group, names) => `${since}, the group “${group}” opens only if you sign in to Ruta through ${names}.`,
      button: (name) => `“Continue with ${name}”`,
      todo: (buttons) =>
        `If you sign in that way already, there is nothing to do. If not, choose ${buttons} when you sign in. Before that you can link your account under “My account”, “Sign-in providers”.`,
      open: 'Open the group',
      others: 'Your other groups open as before.',
    },
  },
}
