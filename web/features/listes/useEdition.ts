/** Changes of a list by its lead: written at once, each with its way back. */
import { useEffect, useRef } from 'react'
import type { ContenuListe, Liste, LigneListe } from '#contract/liste'
import { NOM_STATUT, type StatutLigne } from '#domain/liste/statut'
import { NOM_TRI, trier, type Tri } from '#domain/liste/tri'
import { api } from '../../api.ts'
import { useDefaire, type Defaire } from '../../ui/useDefaire.ts'

export interface Edition {
  defaire: Defaire
  retirer: (l: LigneListe) => void
  deplacer: (l: LigneListe, de: -1 | 1) => void
  ranger: (tri: Tri) => void
  renommer: (nom: string) => void
  choisirColonnes: (cles: string[]) => void
  noter: (l: LigneListe, statut: StatutLigne) => void
}

type Contenu = Omit<ContenuListe, 'revision'>
const contenuDe = (l: Liste): Contenu => ({
  nom: l.nom,
  tri: l.tri,
  colonnes: l.colonnes.map((c) => c.cle),
  codes: l.lignes.map((x) => x.code),
})

export function useEdition(liste: Liste, relire: () => void): Edition {
  const defaire = useDefaire(relire)
  /** Each write gives the revision that the next one needs, before the page has read the list again. */
  const revision = useRef(liste.revision)
  useEffect(() => {
    revision.current = Math.max(revision.current, liste.revision)
  }, [liste.revision])

  const ecrire = async (contenu: Contenu): Promise<void> => {
    const ecrite = await api.remplacerListe(liste.id, { ...contenu, revision: revision.current })
    revision.current = ecrite.revision
  }
  const changer = (phrase: string, partiel: Partial<Contenu>): void => {
    const avant = contenuDe(liste)
    defaire.faire(
      phrase,
      () => ecrire({ ...avant, ...partiel }),
      () => ecrire(avant),
    )
  }
  const codes = liste.lignes.map((l) => l.code)
  return {
    defaire,
    retirer: (l) => changer(`${l.nom} retiré de la liste.`, { codes: codes.filter((c) => c !== l.code) }),
    deplacer: (l, de) => {
      const k = codes.indexOf(l.code)
      if (k + de < 0 || k + de >= codes.length) return
      const deplaces = codes.with(k, codes[k + de]!).with(k + de, l.code)
      changer(`${l.nom} ${de < 0 ? 'monté' : 'descendu'} au rang ${k + de + 1}.`, {
        codes: deplaces,
        tri: 'main',
      })
    },
    ranger: (tri) =>
      changer(`Rangée par ${NOM_TRI[tri]}.`, { codes: trier(liste.lignes, tri).map((l) => l.code), tri }),
    renommer: (nom) => changer(`Renommée « ${nom} ».`, { nom }),
    choisirColonnes: (colonnes) => changer('Colonnes changées.', { colonnes }),
    noter: (l, statut) =>
      defaire.faire(
        `${l.nom} : ${NOM_STATUT[statut].toLowerCase()}.`,
        () => api.noterStatut(liste.id, l.code, statut),
        () => api.noterStatut(liste.id, l.code, l.statut),
      ),
  }
}
