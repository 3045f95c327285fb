// Help topics that screens link to: the guide, and its section by number (0 is the introduction, if there is one).
export const HELP_TOPICS = {
  prepare: ['secretariat', 3],
  hold: ['secretariat', 4],
  close: ['secretariat', 5],
  report: ['reports', 1],
  settings: ['secretariat', 2],
  invite: ['secretariat', 1],
  offline: ['trouble', 2],
} as const
export type HelpTopic = keyof typeof HELP_TOPICS

export const helpHref = (group: string, topic: HelpTopic): string => {
  const [guide, section] = HELP_TOPICS[topic]
  return `/g/${group}/help?guide=${guide}#help-${guide}-${section}`
}
