// Messages of saved views of the plan: personal ones, and those of the group.
import type { Like } from './like.ts'

export const es = {
  openNamed: (name: string) => `Abrir vista ${name}`,

  nameIn: (language: string) => `Nombre en ${language}`,
  removeTitle: (name: string) => `¿Eliminar la vista «${name}»?`,

  removed: (name: string) => `Vista «${name}» eliminada.`,
  takenAway: (name: string) => `La vista «${name}» se eliminó o ya no se comparte con usted. Lo que muestra sigue aquí.`,
  changedBy: (name: string, who: string) => `${who} cambió la vista «${name}».`,
}

export const en: Like<typeof es> = {
  openNamed: (name) => `Open view ${name}`,

  nameIn: (language) => `Name in ${language}`,
  removeTitle: (name) => `Delete the view “${name}”?`,

  removed: (name) => `View “${name}” deleted.`,
  takenAway: (name) => `The view “${name}” was deleted or is no longer shared with you. What it shows is still here.`,
  changedBy: (name, who) => `${who} changed the view “${name}”.`,
}
