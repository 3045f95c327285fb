// What stands for the session of a request or connection that an API token has opened: no session has such an id.
const TOKEN = 'token:'

export const sessionOfToken = (id: string): string => `${TOKEN}${id}`
export const tokenOfSession = (session: string): string | null => (session.startsWith(TOKEN) ? session.slice(TOKEN.length) : null)
