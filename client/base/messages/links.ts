// Sign-in links with consent: who asks, who decides, and what those whom they concern are told.
import type { Like } from './like.ts'

interface Told {
  readonly name: string
  readonly by: string
  readonly when: string
}

export const es = {
  title: 'Enlaces para entrar',
  operator: 'quien opera el servidor',
  waiting: ({ name, by, when }: Told) => `${by} pidió un enlace para entrar en la cuenta de ${name} (${when}).`,
  waitingWhy: 'Con ese enlace se entra en la cuenta y se elige una contraseña nueva. Antes de aceptar, hable con esa persona.',
  declined: ({ name, by, when }: Told) => `El enlace que ${by} pidió para la cuenta de ${name} (${when}) no se creó.`,
  issued: ({ name, by, when }: Told) => `Hay un enlace para entrar en la cuenta de ${name}: lo pidió ${by} (${when}).`,
  redeemed: ({ name, by, when }: Told) => `Alguien entró en la cuenta de ${name} con el enlace que pidió ${by} (${when}).`,
  redeemedWhy:
    'Lo que se escriba con esa cuenta se muestra así en el historial, hasta que la persona elija una contraseña en un navegador que ya usaba antes, o la confirme alguien de su delegación que no tuvo el enlace.',
  ended: ({ name, by, when }: Told) =>
    `La persona volvió a entrar por sus propios medios en la cuenta de ${name}, después del enlace que pidió ${by} (${when}).`,
  consentOf: (name: string) => `Dio su consentimiento: ${name}.`,
  approve: 'Aceptar y ver el enlace',
  decline: 'No aceptar',
  confirm: 'Confirmo que es la persona',
  understood: 'Entendido',
  linkTitle: (name: string) => `Enlace para que ${name} entre`,
  linkWhy: 'Entréguelo usted, solo a esa persona. Nadie más lo ve, tampoco quien lo pidió.',
  waitsTitle: (name: string) => `Enlace para ${name}: falta el consentimiento`,
  waitsFor: (names: string) => `Su delegación debe aceptarlo. Puede hacerlo: ${names}. Esa persona recibirá el enlace y se lo entregará.`,
  mayConsent: 'Puede aceptar enlaces para entrar',
  name: 'Permitir que acepte enlaces para entrar',
  unname: 'No permitir que acepte enlaces para entrar',
}

export const en: Like<typeof es> = {
  title: 'Sign-in links',
  operator: 'whoever runs the server',
  waiting: ({ name, by, when }) => `${by} asks for a link to sign in to the account of ${name} (${when}).`,
  waitingWhy: 'The link opens the account and sets a new password. Talk to that person before you agree.',
  declined: ({ name, by, when }) => `The link that ${by} asked for, to the account of ${name} (${when}), was not made.`,
  issued: ({ name, by, when }) => `There is a link to sign in to the account of ${name}: ${by} asked for it (${when}).`,
  redeemed: ({ name, by, when }) => `Somebody signed in to the account of ${name} by the link that ${by} asked for (${when}).`,
  redeemedWhy:
    'What is written with that account is shown as such in the history, until the person sets a password in a browser that they used before, or somebody of their delegation who did not have the link confirms them.',
  ended: ({ name, by, when }) =>
    `The person has signed in to the account of ${name} by their own means again, after the link that ${by} asked for (${when}).`,
  consentOf: (name) => `Consent was given by ${name}.`,
  approve: 'Agree and see the link',
  decline: 'Decline',
  confirm: 'I confirm that it is the person',
  understood: 'Understood',
  linkTitle: (name) => `Link for ${name} to sign in`,
  linkWhy: 'Give it to that person yourself, and to nobody else. Nobody else sees it, nor does whoever asked for it.',
  waitsTitle: (name) => `Link for ${name}: consent is missing`,
  waitsFor: (names) => `Their delegation has to agree. This can be done by: ${names}. They get the link and hand it over.`,
  mayConsent: 'May agree to sign-in links',
  name: 'Let them agree to sign-in links',
  unname: 'No longer let them agree to sign-in links',
}
