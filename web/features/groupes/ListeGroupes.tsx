/** Groups of a département as a tree, each opened, corrected and closed, every step undone. */
import { useState } from 'react'
import type { Groupe, GroupeSaisi } from '#contract/groupe'
import { FONCTIONS } from '#domain/groupe'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { CarteGroupes } from './CarteGroupes.tsx'
import { FormulaireGroupe } from './FormulaireGroupe.tsx'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

/** What the form changes of a group. */
const saisiDe = ({
  nom,
  niveau,
  code,
  terrain,
  communes,
  commune,
  parent,
  canal,
  presentation,
  fonctions,
  visible,
}: Groupe): GroupeSaisi => ({
  nom,
  niveau,
  code,
  terrain,
  communes,
  commune,
  parent,
  canal,
  presentation,
  fonctions,
  visible,
})

/** Each group followed by those that belong to it. */
function enArbre(
  groupes: readonly Groupe[],
  parent: string | null = null,
  rang = 0,
): (Groupe & { rang: number })[] {
  const connus = new Set(groupes.map((g) => g.id))
  return groupes
    .filter((g) => (g.parent !== null && connus.has(g.parent) ? g.parent : null) === parent)
    .flatMap((g) => [{ ...g, rang }, ...enArbre(groupes, g.id, rang + 1)])
}

export function ListeGroupes(props: {
  departement: { code: string; nom: string }
  ecrit: boolean
  change: () => void
}) {
  const { departement, ecrit } = props
  const liste = useListe(`groupes/${departement.code}`, (s) => api.groupes(departement.code, s))
  const [ouvert, setOuvert] = useState<Groupe | 'nouveau' | null>(null)
  const defaire = useDefaire(() => {
    liste.relire()
    props.change()
  })
  if (liste.erreur) return <Echec erreur={liste.erreur} reessayer={liste.relire} />
  if (!liste.valeur) return <Squelette lignes={5} />
  const { groupes } = liste.valeur

  const garder = async (saisi: GroupeSaisi): Promise<void> => {
    if (ouvert === 'nouveau' || ouvert === null) {
      const { id } = await api.ouvrirGroupe(saisi)
      defaire.noter(`Groupe « ${saisi.nom} » ouvert.`, () => api.fermerGroupe(id, true))
    } else {
      const avant = saisiDe(ouvert)
      const { id } = ouvert
      await api.corrigerGroupe(id, saisi)
      defaire.noter(`Groupe « ${saisi.nom} » corrigé.`, () => api.corrigerGroupe(id, avant))
    }
    setOuvert(null)
  }
  const fermer = (g: Groupe): void =>
    defaire.faire(
      `Groupe « ${g.nom} » fermé.`,
      () => api.fermerGroupe(g.id, true),
      () => api.fermerGroupe(g.id, false),
    )
  const montrer = (g: Groupe): void =>
    defaire.faire(
      g.visible ? `« ${g.nom} » n’est plus sur la carte de tous.` : `« ${g.nom} » est sur la carte de tous.`,
      () => api.montrerGroupe(g.id, !g.visible),
      () => api.montrerGroupe(g.id, g.visible),
    )
  return (
    <section className="bloc" aria-labelledby="liste-groupes">
      <header>
        <h2 id="liste-groupes">Groupes du département</h2>
        {ecrit && (
          <button type="button" className="bouton bouton-petit a-droite" onClick={() => setOuvert('nouveau')}>
            Ouvrir un groupe
          </button>
        )}
      </header>
      <CarteGroupes departement={departement} tous={groupes} />
      {groupes.length === 0 ? (
        <Vide titre="Aucun groupe dans ce département.">
          <p>Commencez par celui du département, puis ouvrez ceux des circonscriptions et des communes.</p>
        </Vide>
      ) : (
        <TableDonnees titres={['Groupe', 'Terrain', 'Se retrouve à', 'Fonctions tenues', 'Carte', '']}>
          {enArbre(groupes).map((g) => (
            <tr key={g.id}>
              <th scope="row" style={{ paddingInlineStart: `${16 + g.rang * 18}px` }}>
                {g.nom}
              </th>
              <td title={g.nomsCommunes.length > 0 ? g.nomsCommunes.join(', ') : undefined}>
                {g.nomLieu}
                {g.communes.length > 0 && (
                  <small className="muet"> {pluriel(g.communes.length, 'commune')}</small>
                )}
              </td>
              <td>{g.nomCommune}</td>
              <td>{g.fonctions.map((f) => FONCTIONS[f]).join(', ') || 'aucune'}</td>
              <td>
                {ecrit ? (
                  <button
                    type="button"
                    className="bouton bouton-petit"
                    aria-pressed={g.visible}
                    aria-label={`Sur la carte de tous (${g.nom})`}
                    disabled={defaire.occupe}
                    onClick={() => montrer(g)}
                  >
                    {g.visible ? 'Visible' : 'Privé'}
                  </button>
                ) : g.visible ? (
                  'visible'
                ) : (
                  'privé'
                )}
              </td>
              <td className="gestes">
                {ecrit && (
                  <>
                    <button
                      type="button"
                      className="bouton bouton-petit"
                      aria-label={`Corriger (${g.nom})`}
                      onClick={() => setOuvert(g)}
                    >
                      Corriger
                    </button>
                    <button
                      type="button"
                      className="bouton bouton-petit"
                      aria-label={`Fermer (${g.nom})`}
                      disabled={defaire.occupe}
                      onClick={() => fermer(g)}
                    >
                      Fermer
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </TableDonnees>
      )}
      <BarreDefaire defaire={defaire} />
      {ouvert && (
        <Dialogue
          titre={ouvert === 'nouveau' ? 'Ouvrir un groupe' : 'Corriger un groupe'}
          className="dialogue"
          fermer={() => setOuvert(null)}
        >
          <EnteteDialogue
            titre={ouvert === 'nouveau' ? 'Ouvrir un groupe' : 'Corriger un groupe'}
            fermer={() => setOuvert(null)}
          />
          <FormulaireGroupe
            departement={departement}
            groupe={ouvert === 'nouveau' ? null : ouvert}
            parents={groupes.filter((g) => ouvert === 'nouveau' || g.id !== ouvert.id)}
            garder={garder}
          />
        </Dialogue>
      )}
    </section>
  )
}
