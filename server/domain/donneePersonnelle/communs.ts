/** Words that open a sentence or carry a capital without naming an inhabitant, in lower case without accents (see cherchable). */

const mots = (texte: string): ReadonlySet<string> => new Set(texte.trim().split(/\s+/))

/** Common words at the head of a note, often without article: « Retraitée veut… », « Personne ne vote ». */
export const COMMUNS = mots(`
  abandon abstention abstentionniste accueil action adolescent adolescente affiche agent agente agriculteur agricultrice aide aidante
  aidant allocataire ancien ancienne animateur animatrice apprenti apprentie apres artisan artisane aucun aucune aujourd autre avant avec
  beaucoup bien bon bonne boucher boulanger boulangere boulangerie bureau cadre cafetier caissier caissiere candidat candidate ce cela
  celle celui certain certaine cette chacun chacune chaque chauffeur chef chomeur chomeuse citoyen citoyenne coiffeur coiffeuse colere
  collegien collegienne commercant commercante commune comite concierge conducteur conductrice conseiller conseillere contre couple
  cuisinier cuisiniere dame deja demain dernier derniere directeur directrice discussion dommage ducote echange ecole ecoute electeur
  electrice eleve elu elue employe employee encore enfant enseignant enseignante entreprise equipe etudiant etudiante europe famille femme
  ferme fille fils fonctionnaire fonction gardien gardienne garcon gars gendarme gens gerant gerante grand grande groupe habitant
  habitante habitue habituee homme ici idee immeuble independant infirmier infirmiere ingenieur institutrice instituteur interesse
  interessee jamais jeune jeunesse jour journaliste kine libraire lieu livreur locataire lyceen lyceenne maire maman mamie marche marchand
  marchande mecanicien medecin mecontentement mere militant militante moitie monde monsieur madame mere meuf mineur nounou nouveau nouvelle
  nul nulle numero oui non ouvrier ouvriere papa papi papy parent pareil parfois passage passant passante patron patronne pecheur pere
  permanence personne petit petite peuple pharmacien pharmacienne plusieurs policier pompier porte postier postiere premier premiere pres
  president presidente presque proche professeur professeure prof prochain proprietaire quelqu quelque quelques quartier qui rassemblement
  refus refugie refugiee reponse responsable restaurateur restauratrice retraite retraitee reunion rien saisonnier saisonniere salarie
  salariee secretaire selon seul seule serveur serveuse soignant soignante soir souvent sympathisant sympathisante syndicat syndicaliste
  tabac technicien tel telle toujours tous tout toute train travail travailleur travailleuse trop usager usagere usine vacataire vendeur
  vendeuse veuf veuve vieille vieux vigneron vigneronne village ville visiteur voisin voisine vote
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  noel paques ramadan toussaint aid facebook whatsapp telegram instagram signal internet google parcoursup caf crous adil attac cimade
  secours emmaus restos gauche droite centre nord sud est ouest dieu jesus allah coran bible france republique assemblee senat elysee
  midi figaro liberation mediapart canard courrier depeche objectif radio tele matignon bruxelles ukraine gaza palestine israel algerie maroc tunisie espagne italie portugal turquie`)

/** Large towns, that notes treat as somebody: « Marseille vote ». The communes of a place are told by their département. */
export const VILLES = mots(`
  paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon grenoble dijon angers nimes
  villeurbanne clermont mans aix brest tours amiens limoges annecy perpignan boulogne metz besancon orleans rouen mulhouse caen
  argenteuil nancy montreuil roubaix tourcoing avignon nanterre poitiers dunkerque creteil versailles beziers pau calais ales sete
  bagnols beaucaire uzes arles lunel vauvert corse bretagne provence occitanie cevennes camargue lozere gard herault ardeche`)

/** Diminutives and surnames that name somebody wherever they stand, even in lower case; everyday words (Petit, Fontaine) are left out. */
export const NOMS_COURANTS = mots(`
  titi gege momo vero nico manu dede lulu jojo bebert mimi fred seb steph caro jeff gigi nono mumu zaza riri kiki bibi didi loulou sissi
  lopez garcia martinez fernandez rodriguez sanchez perez gonzalez gomez hernandez ruiz dasilva pereira santos ferreira rodrigues
  fernandes goncalves oliveira carvalho nguyen tran pham huynh benali haddad belkacem bensaid benyahia bouzid hamdi mansouri saidi
  traore diallo cisse camara konate coulibaly ndiaye fofana keita toure diarra sissoko bamba kone yilmaz kaya demir ozturk kowalski nowak
  dubois durand dupont dupond moreau lefebvre lefevre bonnet garnier faure girard mercier dupuis guerin muller schmitt weber
  gauthier perrin fournier rousseau bertrand lemoine lambert leclercq dumont fontenelle vidal caron meunier
  lemaire marchal perrot guillot hoareau payet grondin rossi bianchi esposito ferrari`)

/** Given names that are also everyday words: in lower case they name nobody. */
export const PRENOMS_COMMUNS = mots(`
  aime aimee ange angelique anis blanche blaise candide celeste clair claire clemence clement colombe constance constant desire
  felicite flora flore france gentil grace guy honore jean jade juste lise loup luce lys marine marguerite martial max maxime mele merci
  modeste nina noel noelle olive olivier oscar paris parfait pascal perle pierre prudence prune rose sacha sage sara serein sirene
  solene sol soleil ulysse valerie victoire victor violette vital dany elle eve lea leo lino lou luna mae mai mali mila milan nora rita romane
  roman sami solo theo tom tony zoe mona moussa salem salim samba sana selma said saida marc ben eden ella eli ali ana anna ida isa`)
