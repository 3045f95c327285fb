import { render } from 'solid-js/web'
import { App } from './app/App.tsx'
import { reloadFromBfcache } from './base/reloadFromBfcache.ts'
import { startShell } from './base/shell.ts'
import { readAhead } from './base/storedAhead.ts'
import './styles/app.css'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no element #app')
reloadFromBfcache(window)
readAhead(location.pathname, Date.now())
const shell = startShell()
render(() => <App shell={shell} />, root)
