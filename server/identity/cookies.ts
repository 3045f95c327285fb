// Parses and serialises cookies. An invalid Cookie header never throws: unreadable cookies are ignored.

/** `__Host-` makes browsers insist on Secure, Path=/ and no Domain; they accept it on https only. */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

export const readCookie = (header: string | undefined, name: string): string | null => {
  const pair = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  return pair ? pair.slice(name.length + 1) : null
}

/** Without `seconds` it is a session cookie. */
export const writeCookie = (name: string, value: string, secure: boolean, seconds?: number): string =>
  `${name}=${value}; HttpOnly;${seconds === undefined ? '' : ` Max-Age=${seconds};`} Path=/; SameSite=Lax${secure ? '; Secure' : ''}`
