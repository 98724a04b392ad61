/** One list: the federation's page, or that of a group on a phone. */
import { useCallback } from 'react'
import type { Liste } from '#contract/liste'
import { useSession } from '../../session.ts'
import '../../styles/listes.css'
import { annoncer } from '../../ui/annonce.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { NOM_STATUT } from '#domain/liste/statut'
import { ListeDeFederation } from './ListeDeFederation.tsx'
import { ListeDeGroupe } from './ListeDeGroupe.tsx'
import { useDirect } from './useDirect.ts'

export default function PageListe({ id }: { id: string }) {
  const session = useSession()
  const prevenir = useCallback((genre: 'statut' | 'fiche', code: string, liste: Liste) => {
    const ligne = liste.lignes.find((l) => l.code === code)
    if (!ligne) return
    annoncer(
      genre === 'fiche'
        ? `Fiche reçue : ${ligne.nom}.`
        : `${ligne.nom} : ${NOM_STATUT[ligne.statut].toLowerCase()}.`,
    )
  }, [])
  const suivie = useDirect(id, prevenir)
  useTitre(suivie.liste?.nom ?? 'Liste')
  if (suivie.erreur)
    return (
      <main id="contenu" className="page" tabIndex={-1}>
        {suivie.erreur.statut === 404 || suivie.erreur.statut === 403 ? (
          <Vide titre={suivie.erreur.conseil}>
            <p>
              <Lien href="/listes">Voir mes listes</Lien>
            </p>
          </Vide>
        ) : (
          <Echec erreur={suivie.erreur} reessayer={suivie.relire} />
        )}
      </main>
    )
  if (!suivie.liste || !session)
    return (
      <main id="contenu" className="page" tabIndex={-1}>
        <Squelette lignes={10} />
      </main>
    )
  const peutChanger = session.role === 'federation' || session.role === 'siege'
  return peutChanger ? (
    <ListeDeFederation {...suivie} liste={suivie.liste} />
  ) : (
    <ListeDeGroupe
      {...suivie}
      liste={suivie.liste}
      agir={session.role === 'groupe'}
      groupe={session.libelle}
    />
  )
}
