/** Fiche d'observation: `/observer?niveau=…&code=…` from a fiche, `&saisie=papier` to type in many versos at a desk. */
import { useEffect, useRef, useState } from 'react'
import { NIVEAUX_OBSERVATION, type NiveauObservation } from '#domain/observation'
import type { Brouillon } from '#domain/observation/brouillon'
import { type Manque, manquesDe, textesDe } from '#domain/observation/manque'
import '../../styles/observer.css'
import { aller, useAdresse } from '../../navigation.ts'
import { deposer, garderBrouillon } from '../../observation/boite.ts'
import { demanderSync, useBoite } from '../../observation/etat.ts'
import { viderBoite } from '../../observation/envoyer.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Squelette } from '../../ui/Etats.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { BoiteEnvoi } from './BoiteEnvoi.tsx'
import { lireDetecteur, useDetecteur } from './detecteur.ts'
import { Formulaire } from './Formulaire.tsx'
import { aujourdhui, nouveauBrouillon, useBrouillon } from './useBrouillon.ts'
import { useNomLieu } from './useNomLieu.ts'

function lireAdresse(adresse: string) {
  const p = new URLSearchParams(adresse.replace(/^[^?]*/, ''))
  const niveau = p.get('niveau') as NiveauObservation | null
  const code = p.get('code')
  return {
    id: p.get('b'),
    papier: p.get('saisie') === 'papier',
    lieu: niveau && code && NIVEAUX_OBSERVATION.includes(niveau) ? { niveau, code } : null,
  }
}

/** The rules of the server, those of texts included when there is one. */
async function manquesAvecTextes(b: Brouillon): Promise<Manque[]> {
  if (textesDe(b).length === 0) return manquesDe(b, aujourdhui(), () => null)
  const refusDe = await lireDetecteur().catch(() => () => SANS_REGLES)
  return manquesDe(b, aujourdhui(), refusDe)
}
const SANS_REGLES =
  'Sans réseau, cet appareil ne peut pas encore relire le texte : la fiche est gardée, envoyez-la plus tard.'

export default function PageObserver() {
  useTitre('Observer')
  const { id, papier, lieu } = lireAdresse(useAdresse())
  const [b, changer, remplacer] = useBrouillon(id, lieu)
  const [tentee, setTentee] = useState(false)
  const [faites, setFaites] = useState(0)
  const { envois } = useBoite()
  const haut = useRef<HTMLHeadingElement>(null)
  const enCours = useRef(false)
  useNomLieu(b, changer)
  const refusDe = useDetecteur(tentee && b !== null && textesDe(b).length > 0)

  const ouvrir = (autre: Brouillon): void => {
    setTentee(false)
    remplacer(autre)
    aller(`/observer?b=${autre.id}${papier ? '&saisie=papier' : ''}`, { remplacer: true })
    haut.current?.focus()
    scrollTo(0, 0)
  }
  const enregistrer = async (): Promise<void> => {
    if (!b || enCours.current) return
    enCours.current = true
    await verifierEtDeposer(b).finally(() => (enCours.current = false))
  }
  const verifierEtDeposer = async (b: Brouillon): Promise<void> => {
    const manques = await manquesAvecTextes(b)
    if (manques[0]) {
      setTentee(true)
      document.getElementById(`bloc-${manques[0].bloc}`)?.scrollIntoView({ block: 'start' })
      return
    }
    await garderBrouillon(b)
    await deposer(b)
    setFaites((n) => n + 1)
    annoncer('Fiche enregistrée sur cet appareil.')
    void demanderSync()
    void viderBoite()
    // The next one starts where this one was: same place, same day, same team.
    const { niveau, code, nomLieu, jour, format, participants, equipe } = b
    setTentee(false)
    remplacer(nouveauBrouillon({ niveau, code, nomLieu, jour, format, participants, equipe }))
    scrollTo(0, 0)
    haut.current?.focus()
  }

  useEffect(() => {
    if (!papier) return undefined
    const clavier = (e: KeyboardEvent): void => {
      if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void enregistrer()
    }
    addEventListener('keydown', clavier)
    return () => removeEventListener('keydown', clavier)
  })

  if (!b)
    return (
      <main id="contenu" className="page" tabIndex={-1}>
        <Squelette lignes={8} />
      </main>
    )
  const manques = tentee ? manquesDe(b, aujourdhui(), refusDe ?? (() => SANS_REGLES)) : []
  const attente = envois.filter((e) => !e.refus).length
  return (
    <main id="contenu" className={`page observer${papier ? ' observer-papier' : ''}`} tabIndex={-1}>
      <h1 ref={haut} tabIndex={-1}>
        {papier ? 'Saisie des versos' : 'Fiche d’observation'}
      </h1>
      <p className="muet">
        {papier
          ? 'Dans l’ordre du papier : Tab passe au champ suivant, Ctrl + Entrée enregistre.'
          : 'Une fiche par séance. Chaque geste est gardé sur l’appareil, avec ou sans réseau.'}
      </p>
      {faites > 0 && (
        <p className="obs-faite" role="status">
          ✓ {faites === 1 ? 'Fiche enregistrée' : `${faites} fiches enregistrées`}
          {attente === 0 ? ', reçue par le serveur.' : ` ; ${attente} à envoyer dès que le réseau passe.`}
        </p>
      )}
      <Formulaire key={b.id} b={b} changer={changer} manques={manques} />
      <div className="obs-action">
        <button type="button" className="bouton bouton-principal" onClick={() => void enregistrer()}>
          {papier ? 'Enregistrer et suivant' : 'Enregistrer l’observation'}
        </button>
      </div>
      <BoiteEnvoi ouvrir={ouvrir} sauf={b.id} />
    </main>
  )
}
