// The guided start of a new group.
import { number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  title: 'Primeros pasos del grupo',
  lead: 'Cada paso hace lo que dice y se marca solo cuando está hecho, sin importar quién lo hizo. El orden es una sugerencia.',
  progress: (done: number, all: number) => `${number('es', done)} de ${number('es', all)} hechos`,
  away: 'Ocultar la guía',
  awayDone: 'La guía quedó oculta. Se abre de nuevo desde las pantallas vacías.',
  bring: 'Ver los primeros pasos',
  steps: 'Pasos',
  done: 'Hecho',
  open: 'Por hacer',
  optional: 'opcional',
  help: 'Cómo funciona Ruta',
  people: {
    title: 'Invitar a las delegaciones',
    why: 'Cada persona recibe un enlace de un solo uso y queda con su delegación y su institución.',
    act: 'Invitar a una persona',
    how: (here: number, all: number) => `${here} de ${plural('es', all, 'delegación tiene', 'delegaciones tienen')} a alguien`,
  },
  streams: {
    title: 'Agregar las líneas de trabajo',
    why: 'Los temas en los que se divide el plan, por ejemplo capacitación o cooperación judicial.',
    field: 'Nombre de una línea de trabajo',
    act: 'Agregar',
    how: (n: number) => plural('es', n, 'línea de trabajo', 'líneas de trabajo'),
  },
  items: {
    title: 'Agregar las primeras acciones',
    why: 'Una por línea. También se puede pegar una columna de una hoja de cálculo.',
    field: 'Acciones, una por línea',
    act: (n: number) => (n > 1 ? `Agregar ${n} acciones` : 'Agregar'),
    how: (n: number) => plural('es', n, 'acción', 'acciones'),
  },
  text: {
    title: 'Escribir el primer texto',
    why: 'Una buena práctica, una estrategia o la introducción de la hoja de ruta, en los dos idiomas.',
    act: 'Crear un texto',
    how: (n: number) => plural('es', n, 'texto', 'textos'),
  },
  session: {
    title: 'Preparar la primera sesión',
    why: 'Su fecha y su orden del día se escriben en común; los demás la ven cuando se abre.',
    how: (n: number) => plural('es', n, 'sesión', 'sesiones'),
  },
  glossary: {
    title: 'Acordar los términos',
    why: 'Con el glosario del área para empezar: cada término en los dos idiomas, con su fuente.',
    act: 'Abrir el glosario',
    how: (n: number) => plural('es', n, 'término', 'términos'),
  },
}

export const en: Like<typeof es> = {
  title: 'First steps of the group',
  lead: 'Each step does what it says, and ticks itself when it is done, whoever did it. The order is a suggestion.',
  progress: (done, all) => `${number('en', done)} of ${number('en', all)} done`,
  away: 'Put the guide away',
  awayDone: 'The guide is put away. It opens again from the empty screens.',
  bring: 'See the first steps',
  steps: 'Steps',
  done: 'Done',
  open: 'To do',
  optional: 'optional',
  help: 'How Ruta works',
  people: {
    title: 'Invite the delegations',
    why: 'Each person gets a link that works once, and has their delegation and agency from then on.',
    act: 'Invite a person',
    how: (here, all) => `${here} of ${plural('en', all, 'delegation has', 'delegations have')} somebody`,
  },
  streams: {
    title: 'Add the workstreams',
    why: 'The subjects that the plan is divided into, training or judicial cooperation for example.',
    field: 'Name of a workstream',
    act: 'Add',
    how: (n) => plural('en', n, 'workstream', 'workstreams'),
  },
  items: {
    title: 'Add the first items',
    why: 'One a line. A column of a spreadsheet can be pasted as well.',
    field: 'Items, one a line',
    act: (n) => (n > 1 ? `Add ${n} items` : 'Add'),
    how: (n) => plural('en', n, 'item', 'items'),
  },
  text: {
    title: 'Write the first text',
    why: 'A best practice, a strategy or the introduction of the road map, in both languages.',
    act: 'Create a text',
    how: (n) => plural('en', n, 'text', 'texts'),
  },
  session: {
    title: 'Plan the first session',
    why: 'Its date and its agenda are written together; the others see it when it is opened.',
    how: (n) => plural('en', n, 'session', 'sessions'),
  },
  glossary: {
    title: 'Agree on the terms',
    why: 'With the field’s glossary to start from: each term in both languages, with its source.',
    act: 'Open the glossary',
    how: (n) => plural('en', n, 'term', 'terms'),
  },
}
