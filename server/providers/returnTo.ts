// Target after a sign-in: only our own pages, against open redirects.
const MOST_LETTERS = 1_000
const HERE = 'https://ruta.invalid'

export const ownPage = (path: string | undefined): string => {
  if (path === undefined || path.length > MOST_LETTERS || !/^\/(?![/\\])/.test(path)) return '/'
  const url = URL.parse(path, HERE)
  if (url?.origin !== HERE || /^\/(\/|(api|provider)(\/|$))/.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
