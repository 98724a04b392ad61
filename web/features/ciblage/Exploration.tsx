/** Bureaux drawn at random and their witnesses, apart from the list: what they are for must be read before they are visited. */
import type { Ciblage } from '#contract/ciblage'
import { NOM_PROFIL } from '#domain/profil'
import { INSECABLE, nombre, pluriel } from '#domain/typographie'
import { lienCarte } from '../../navigation.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import type { EtatCiblage } from './etat.ts'
import { phraseDetectable, phraseExploration, voixEnColonne } from './phrases.ts'

export function Exploration({ ciblage, etat }: { ciblage: Ciblage; etat: EtatCiblage }) {
  const visites = ciblage.lignes.filter((l) => l.exploration)
  const detectable = phraseDetectable(ciblage)
  return (
    <section className="exploration" aria-labelledby="titre-exploration">
      <h2 id="titre-exploration">Tirés au sort, pour apprendre</h2>
      <p className="exploration-phrase">
        {phraseExploration(ciblage, etat)} {detectable}
      </p>
      {visites.length > 0 && (
        <ol>
          {visites.map((l, k) => {
            const temoin = ciblage.temoins[k]
            return (
              <li key={l.code}>
                <div>
                  <small>À visiter</small>
                  <span className="exploration-lieu">
                    <Pastille profil={l.profil} />
                    <Lien href={lienCarte(l.code)}>
                      <Texte>{l.nom}</Texte>
                    </Lien>
                    {l.foyer && <Hachure />}
                  </span>
                  <span className="muet">
                    {NOM_PROFIL[l.profil]}
                    {l.foyer && ', foyer d’abstention'}. {pluriel(l.seances, 'séance')},{' '}
                    {nombre(l.heuresPortes + l.heuresTrajet)}
                    {INSECABLE}h, à {nombre(l.trajetMinutes)}
                    {INSECABLE}min ; {voixEnColonne(l.voix.central)} voix, de {voixEnColonne(l.voix.bas)} à{' '}
                    {voixEnColonne(l.voix.haut)}
                  </span>
                </div>
                {temoin && (
                  <div className="temoin">
                    <small>Témoin, à ne pas visiter</small>
                    <Lien href={lienCarte(temoin.code)}>
                      <Texte>{temoin.nom}</Texte>
                    </Lien>
                  </div>
                )}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
