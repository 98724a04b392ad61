/** The map on paper: what to print, on which sheet, as what. The server draws it, since a WebGL canvas cannot print. */
import { useId, useState } from 'react'
import type { Publication } from '#contract/publication'
import type { NiveauCarte } from '#domain/lieu'
import { departementDe } from '#domain/codes'
import { FORMATS_PAPIER } from '#domain/papier'
import { CROISEMENT } from '#domain/couche/registre'
import type { Emprise } from '#domain/projection'
import { urlPlanche } from '../../adresses.ts'
import { niveauDuCode } from '../../carte/niveaux.ts'
import '../../styles/acces.css'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { Icone } from '../../ui/Icone.tsx'
import type { EtatCarte } from './adresse.ts'

const VUE = 'vue'
const PAYS = 'pays'
const estRegion = (code: string): boolean => niveauDuCode(code) === 'region'
const territoireDe = (code: string): string => (estRegion(code) ? code : departementDe(code))

export function Imprimer(props: {
  etat: EtatCarte
  niveau: NiveauCarte
  emprise: Emprise
  /** Selected place: its région or its département is proposed first. */
  choisi: string | null
  publication: Publication
}) {
  const [ouvert, setOuvert] = useState(false)
  return (
    <>
      <button
        type="button"
        className="bouton bouton-nu bouton-icone"
        onClick={() => setOuvert(true)}
        aria-label="Imprimer ou exporter la carte"
        title="Imprimer ou exporter la carte"
      >
        <Icone nom="imprimer" />
      </button>
      {ouvert && (
        <Dialogue titre="Imprimer la carte" className="dialogue" fermer={() => setOuvert(false)}>
          <EnteteDialogue titre="Imprimer la carte" fermer={() => setOuvert(false)} />
          <Choix {...props} />
        </Dialogue>
      )}
    </>
  )
}

function Choix({ etat, niveau, emprise, choisi, publication }: Parameters<typeof Imprimer>[0]) {
  const id = useId()
  const [quoi, setQuoi] = useState(choisi ? territoireDe(choisi) : VUE)
  const [papier, setPapier] = useState<(typeof FORMATS_PAPIER)[number]>('A4')
  const [orientation, setOrientation] = useState('paysage')
  const [couche = ''] = etat.couche.split(CROISEMENT)
  const requete = new URLSearchParams({ niveau, couche, papier, orientation })
  if (quoi === VUE) requete.set('emprise', emprise.map((v) => v.toFixed(4)).join(','))
  else if (quoi !== PAYS) requete.set(estRegion(quoi) ? 'region' : 'departement', quoi)
  if (etat.classes) {
    requete.set('methode', etat.classes.methode)
    requete.set('classes', String(etat.classes.nombre))
  }
  return (
    <div className="formulaire">
      <label htmlFor={`${id}-quoi`}>Territoire</label>
      <select id={`${id}-quoi`} className="champ" value={quoi} onChange={(e) => setQuoi(e.target.value)}>
        <option value={VUE}>Ce que montre l’écran</option>
        {niveau !== 'bureau' && <option value={PAYS}>Tout le territoire</option>}
        <optgroup label="Une région">
          {publication.regions.map((r) => (
            <option key={r.code} value={r.code}>
              {r.nom}
            </option>
          ))}
        </optgroup>
        <optgroup label="Un département">
          {publication.departements.map((d) => (
            <option key={d.code} value={d.code}>
              {d.code} {d.nom}
            </option>
          ))}
        </optgroup>
      </select>
      <label htmlFor={`${id}-papier`}>Feuille</label>
      <select
        id={`${id}-papier`}
        className="champ"
        value={papier}
        onChange={(e) => setPapier(e.target.value as typeof papier)}
      >
        {FORMATS_PAPIER.map((f) => (
          <option key={f}>{f}</option>
        ))}
      </select>
      <label htmlFor={`${id}-sens`}>Orientation</label>
      <select
        id={`${id}-sens`}
        className="champ"
        value={orientation}
        onChange={(e) => setOrientation(e.target.value)}
      >
        <option value="paysage">Paysage</option>
        <option value="portrait">Portrait</option>
      </select>
      {etat.couche.includes(CROISEMENT) && (
        <p className="muet">Une seule couche s’imprime : la première des deux.</p>
      )}
      <p className="export-liens">
        {(['pdf', 'svg', 'png'] as const).map((extension) => (
          <a
            key={extension}
            className={extension === 'pdf' ? 'bouton bouton-principal' : 'bouton'}
            href={urlPlanche(extension, requete)}
            target="_blank"
            rel="noreferrer"
          >
            {extension.toUpperCase()}
          </a>
        ))}
      </p>
      <p className="muet">Dessin vectoriel, avec légende, échelle, nord, sources et date.</p>
    </div>
  )
}
