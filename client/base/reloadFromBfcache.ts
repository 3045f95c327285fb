// WebKit may suspend a page when it is left and restore it later: with its connections closed, its transactions aborted, and its client ids reused
// by others. Such a page is reloaded; its edits are on this device or on the server.
export const reloadFromBfcache = (page: Pick<Window, 'addEventListener' | 'location'>): void =>
  page.addEventListener('pageshow', (event) => {
    if (event.persisted) page.location.reload()
  })
