// The time slider as somebody uses it.
import type { Locator } from 'playwright-core'
import { eventually, type Person, sees } from './person.ts'

export const handle = ({ page, text }: Person): Locator => page.getByRole('slider', { name: text.past.moment })
export const slider = ({ page, text }: Person): Locator => page.getByRole('region', { name: text.past.region })

export const openPast = async (person: Person): Promise<void> => {
  await person.page.getByRole('button', { name: person.text.past.open, exact: true }).first().click()
  await sees(handle(person))
}

/** Which change is shown, counted from 1. */
export const at = async (person: Person): Promise<number> => Number(await handle(person).getAttribute('aria-valuenow'))
export const atStop = (person: Person, stop: number): Promise<void> => eventually(() => at(person)).toBe(stop)
