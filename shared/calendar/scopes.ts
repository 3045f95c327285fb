// Scopes of a calendar: which items it has besides the group's sessions.
export const SCOPES = ['mine', 'delegation', 'all'] as const
export type CalendarScope = (typeof SCOPES)[number]
export const parseScope = (text: unknown): CalendarScope | null => SCOPES.find((scope) => scope === text) ?? null
