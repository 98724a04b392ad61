/** The six blocks of the fiche d'observation, in the order of the paper verso. On a phone: one thumb; at a desk: one key a field. */
import { FORMATS, REACTIONS, SUITES, THEMES } from '#domain/observation'
import { aDesPortes, type Brouillon } from '#domain/observation/brouillon'
import type { Manque } from '#domain/observation/manque'
import { Bloc } from './Bloc.tsx'
import { ChoixLieu } from './ChoixLieu.tsx'
import { Compteur } from './Compteur.tsx'
import { Equipe } from './Equipe.tsx'
import { Puces } from './Puces.tsx'
import { Techniques } from './Techniques.tsx'
import { Textes } from './Textes.tsx'
import { aujourdhui } from './useBrouillon.ts'

export function Formulaire(props: {
  b: Brouillon
  changer: (c: Partial<Brouillon>) => void
  /** Shown once sending was tried. */
  manques: readonly Manque[]
}) {
  const { b, changer, manques } = props
  return (
    <>
      <Bloc numero={1} titre="Où et quand" manques={manques}>
        <ChoixLieu
          lieu={b.niveau === null ? null : { niveau: b.niveau, code: b.code, nom: b.nomLieu }}
          choisir={({ nom, ...lieu }) => changer({ ...lieu, nomLieu: nom })}
        />
        <div className="obs-deux">
          <label className="obs-date">
            <span>Date</span>
            <input
              className="champ"
              type="date"
              max={aujourdhui()}
              value={b.jour}
              onChange={(e) => changer({ jour: e.target.value || aujourdhui() })}
            />
          </label>
          <Compteur
            nom="Nous étions"
            valeur={b.participants}
            min={Math.max(1, b.equipe.length)}
            max={500}
            changer={(participants) => changer({ participants })}
          />
        </div>
        <Equipe b={b} changer={changer} />
        <Puces
          nom="Format de l’action"
          liste={FORMATS}
          choisies={[b.format]}
          seule
          changer={([format = 'porteAPorte']) => changer({ format })}
        />
      </Bloc>
      <Bloc numero={2} titre="Combien" manques={manques}>
        {aDesPortes(b.format) && (
          <>
            <Compteur
              nom="Portes frappées"
              valeur={b.portesFrappees}
              max={5000}
              pas={5}
              changer={(portesFrappees) => changer({ portesFrappees })}
            />
            <Compteur
              nom="Portes ouvertes"
              valeur={b.portesOuvertes}
              max={5000}
              pas={5}
              changer={(portesOuvertes) => changer({ portesOuvertes })}
            />
          </>
        )}
        <Compteur
          nom="Conversations"
          valeur={b.conversations}
          max={5000}
          pas={5}
          changer={(conversations) => changer({ conversations })}
        />
      </Bloc>
      <Bloc numero={3} titre="Accueil" aide="plusieurs si besoin" manques={manques}>
        <Puces
          nom="Accueil"
          liste={REACTIONS}
          choisies={b.reactions}
          changer={(reactions) => changer({ reactions })}
        />
      </Bloc>
      <Bloc numero={4} titre="Ce qui inquiète" aide="ce dont on vous a parlé" manques={manques}>
        <Puces
          nom="Ce qui inquiète"
          liste={THEMES}
          choisies={b.preoccupations}
          changer={(preoccupations) => changer({ preoccupations })}
        />
      </Bloc>
      <Bloc numero={5} titre="Ce qui a marché" aide="seulement ce qui a été essayé" manques={manques}>
        <Techniques b={b} changer={changer} />
      </Bloc>
      <Bloc numero={6} titre="À corriger sur la fiche" aide="facultatif" manques={manques}>
        <Textes b={b} changer={changer} />
        <h3>Revenir ici ?</h3>
        <Puces
          nom="Suite voulue"
          liste={SUITES}
          choisies={[b.suite]}
          seule
          changer={([suite = 'aucune']) => changer({ suite })}
        />
      </Bloc>
    </>
  )
}
