/** Techniques, proposed or archived; each write is a version, and its undoing writes the former content again. */
import { useCallback, useRef, useState } from 'react'
import type { TechniqueSaisie, TechniqueSuivie } from '#contract/technique'
import { FORMATS } from '#domain/observation'
import { accord, nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { FormulaireTechnique } from './FormulaireTechnique.tsx'
import { Historique } from './Historique.tsx'
import { ProchainVote } from './ProchainVote.tsx'

export function ListeTechniques() {
  const liste = useListe('techniques', (s) => api.techniquesSuivies(s))
  const calendrier = useListe('calendrier', (s) => api.calendrier(s))
  const [actives, setActives] = useState(true)
  const [ouverte, setOuverte] = useState<TechniqueSuivie | 'nouvelle' | null>(null)
  const [relue, setRelue] = useState<TechniqueSuivie | null>(null)
  /** Last version that this page wrote: several edits are undone one after the other, never over somebody else's. */
  const ecrites = useRef(new Map<string, number>())
  const [relireListe, relireCalendrier] = [liste.relire, calendrier.relire]
  const defaire = useDefaire(
    useCallback(() => {
      relireListe()
      relireCalendrier()
    }, [relireListe, relireCalendrier]),
  )
  if (liste.erreur) return <Echec erreur={liste.erreur} reessayer={liste.relire} />
  if (!liste.valeur) return <Squelette lignes={8} />
  const { techniques } = liste.valeur

  const ecrire = async (cle: string, lue: number, contenu: TechniqueSaisie): Promise<void> => {
    ecrites.current.set(cle, (await api.ecrireTechnique(cle, lue, contenu)).version)
  }
  const remettre = (cle: string, contenu: TechniqueSaisie) => ecrire(cle, ecrites.current.get(cle)!, contenu)
  const archiver = ({ cle, version, contenu }: TechniqueSuivie): void => {
    defaire.faire(
      `« ${contenu.titre} » ${contenu.active ? 'archivée' : 'proposée de nouveau'}.`,
      () => ecrire(cle, version, { ...contenu, active: !contenu.active }),
      () => remettre(cle, contenu),
    )
  }
  const enregistrer = async (cle: string, contenu: TechniqueSaisie): Promise<void> => {
    const avant = techniques.find((t) => t.cle === cle && ouverte !== 'nouvelle')
    await ecrire(cle, avant?.version ?? 0, contenu)
    setOuverte(null)
    // A new technique may already be on a fiche: undoing it archives it.
    const retour = avant?.contenu ?? { ...contenu, active: false }
    defaire.noter(
      avant ? `« ${contenu.titre} » modifiée.` : `« ${contenu.titre} » créée. Annuler l’archive.`,
      () => remettre(cle, retour),
    )
  }
  const montrees = techniques.filter((t) => t.contenu.active === actives)
  return (
    <>
      <ProchainVote lu={calendrier} defaire={defaire} />
      <div className="tri">
        <div className="segments" role="group" aria-label="Statut">
          {[true, false].map((a) => (
            <button key={String(a)} type="button" aria-pressed={a === actives} onClick={() => setActives(a)}>
              {a ? 'Proposées' : 'Archivées'}{' '}
              {nombre(techniques.filter((t) => t.contenu.active === a).length)}
            </button>
          ))}
        </div>
        <button type="button" className="bouton bouton-principal" onClick={() => setOuverte('nouvelle')}>
          Créer une technique
        </button>
      </div>
      {montrees.length === 0 && <Vide titre="Aucune technique ici." />}
      <ul className="a-traiter">
        {montrees.map((t) => (
          <li key={t.cle}>
            <h2>{t.contenu.titre}</h2>
            <p className="muet">
              {FORMATS[t.contenu.format]}, {nombre(t.contenu.dureeMinutes)}{' '}
              {accord(t.contenu.dureeMinutes, 'minute')}, version {nombre(t.version)}
            </p>
            <p className="dit">{t.contenu.ouverture}</p>
            <p>{t.contenu.effet}</p>
            <p className="muet">Source : {t.contenu.source}</p>
            <div className="decisions">
              <button type="button" className="bouton bouton-petit" onClick={() => setOuverte(t)}>
                Modifier
              </button>
              <button type="button" className="bouton bouton-petit" onClick={() => setRelue(t)}>
                Historique
              </button>
              <button
                type="button"
                className="bouton bouton-petit"
                disabled={defaire.occupe}
                onClick={() => archiver(t)}
              >
                {t.contenu.active ? 'Archiver' : 'Proposer de nouveau'}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <BarreDefaire defaire={defaire} />
      {relue && (
        <Dialogue titre="Historique" className="dialogue" fermer={() => setRelue(null)}>
          <EnteteDialogue titre={relue.contenu.titre} fermer={() => setRelue(null)} />
          <Historique
            technique={relue}
            remettre={(contenu, version) => {
              setRelue(null)
              defaire.faire(
                `« ${contenu.titre} » : version ${nombre(version)} remise.`,
                () => ecrire(relue.cle, relue.version, contenu),
                () => remettre(relue.cle, relue.contenu),
              )
            }}
          />
        </Dialogue>
      )}
      {ouverte && (
        <Dialogue titre="Technique" className="dialogue" fermer={() => setOuverte(null)}>
          <EnteteDialogue
            titre={ouverte === 'nouvelle' ? 'Créer une technique' : 'Modifier une technique'}
            fermer={() => setOuverte(null)}
          />
          <FormulaireTechnique
            technique={ouverte === 'nouvelle' ? null : ouverte}
            prises={techniques.map((t) => t.cle)}
            enregistrer={enregistrer}
          />
        </Dialogue>
      )}
    </>
  )
}
