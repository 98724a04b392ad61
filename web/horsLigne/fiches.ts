/** Entry of `/hors-ligne.js`, the only script of a fiche: once opened, the fiche opens again without network. */
import { enregistrerService } from './enregistrer.ts'

// A fiche has no state to lose: the next visit brings the new version, nothing to announce.
addEventListener('load', () => void enregistrerService(() => {}))
