// The styles of what is not seen first, in a file that lazily loaded parts wait for.
import '../styles/screens.css'
