// Stylesheet of everything outside the first content; lazily loaded components wait for it.
import '../styles/screens.css'
