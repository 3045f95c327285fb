// WebKit may put a page to sleep when it is left and show it again as it was: with its lines cut, its transactions given up, and its
// client ids left to others. Such a page begins anew; what was written in it is on this device or on the server.
export const reloadFromBfcache = (page: Pick<Window, 'addEventListener' | 'location'>): void =>
  page.addEventListener('pageshow', (event) => {
    if (event.persisted) page.location.reload()
  })
