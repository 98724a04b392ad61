/**
 * Given names of French residents, of every generation and origin, in lower case without accents; those that read as an ordinary word or a
 * place at the head of a sentence (Rose, Grâce, France, Nancy, Noël) are left out, and Marine, which conversations give to a candidate.
 * Sources: given names of the candidates to the legislatives of 2022 and 2024 (ministère de l’Intérieur), and usage.
 */
export const PRENOMS: ReadonlySet<string> = new Set(
  `
  zoubida ramatoulaye wojciech suzon krzysztof agata piotr pawel marcin katarzyna ewa joanna tomasz mateusz jadwiga stanislaw
  mehmet ahmet mustafa fatma ayse emine hatice zeynep elif hasan huseyin osman ibrahim emre kemal aylin esra gulsum
  aissatou fatoumata mariama oumou kadiatou awa ndeye khadidiatou bineta astou cheikh ousseynou alassane seydou mamadou lamine moctar
  djibril souleymane boubou salif demba samba yaya bakary fode sadio idrissa yacouba abdourahmane ismael zeinab mouna lamia hanane
  ikram ihssane oumaima chaima wiam hajar meriem meryem rkia fadma zhor saadia mbarka lahoucine brahim lhoussaine abderrahim abdelilah
  abdelhamid abdellatif noureddine azeddine driss mokhtar tahar lakhdar slimane hocine belgacem mouloud boualem messaoud kaddour
  thi minh thanh linh huy duc phuong trang mei xiao wei jun ling joaquim joao manuel armando fernanda conceicao lurdes fatima ilda
  gwenael maiwenn rozenn nolwenn erwan yannig goulven tanguy soizic katell bleuenn yezekael suzie yvonnick raymonde marcelle huguette
  ginou zezette lucette paulette odette georgette simonne yoann yohann killian kilian enzo mathys kelyan timeo rayan ilyes noham
  aaron abbas abdallah abdel abdelaziz abdelhak abdelkader abdellah abdelmadjid abdelrachid abdelsalem abdelssamad
  abderrahemane abderrazak abdoulai abdoulaye abdul abel abla achille adam adama adel adelaide adele adelia adeline
  adrien aela agathe agnes agnese agnieszka ahamadi ahmed ahumad aicha aida aimee aina alain alan alban albane alberic
  albert alberte albertine albin alcide aldo aleksandar alex alexandra alexandre alexandrine alexane alexia alexis
  alfred ali alice alicia alienor aline aliou alix alizee allan allison alma alois alphonse alvin amadou amal amale
  amalia amandine amar amaury ambrine ambroise amel amelia amelie amin amina aminata amine amir ana anabelle anaelle
  anais anasse anastasie andre andrea andree andrijana andy angelina angeline angelique angelo aniela anis anissa
  anita anli anna annabel annabelle annaelle annaick annaig anne annel annette annick annie annik annika anselme
  anthony antoine antone antonin antonio antony aourell apolline arash arezki ariane ariel arielle arlette armand
  armande armelle arnaud arnold arthur artus asia asma assia assma astrid atmane aude audrey audric auguste augustin
  augusto aurelia aurelie aurelien auriane awa axel axelle aya ayda aydin aymane aymeric ayodele ayoub ayse azedine
  azelma aziz azzedine babeth babette bakary balthazar baptiste barbara barth barthelemy bartolom basile basma bastian
  bastien beatrice beatrix belkhir benedicte benjamin benoist benoit berangere berengere bernadette bernard bertrand
  betty bilal bilel bilele bintou blaise blandine bleuette borhan boris boualam boualem boubacar boubekeur bouchra
  brahim brandon brian brice brigitte bruna bruno bryan bryton camal camelia camila camille candice carime carine
  carla carles carlos carmen carol carole caroline caroll carridy catherine cathy catie catya cece cecile cecilia
  cedric celia celina celine celline cendrine chafia chafik chama chanez chantal charle charlene charles charline
  charlotte charly charlyne cheickna cheikh cherif chlo chloe chrif chris christa christel christele christelle
  christian christiane christina christine christoph christophe christopher chrystel chrystelle cindy claire clara
  claude claudia claudie claudine clelia clemence clement clementine clotilde colette coline constance coralie
  corentin corine corinne cristina cyline cynthia cyrielle cyril cyrille dahbia damien daniel daniele danielle dany
  daphne darius david davy dawe dayana deborah dede delphine demba denis denise diane didier dienabou dieudonn
  dieynaba dimitri djamel djamila djemi djeneba djoude doina dolores dominica dominique domitille donatienne doraline
  dorette dorian dorine doroth dorothee douglas dounia driss dylan ecaterina eddie eddine eddy edith edouard edryan
  edwige edwin edwina efatt elena eleonore elhame eliane elias elie elif elisa elisabeth elisabetta elise elodie eloic
  eloise elouan elsa elyas emeline emeric emile emilia emilie emilien emilienne emily emma emmanuel emmanuele
  emmanuelle emmie enzo ergun eric erick erik ernest ersilia erwan erwann esteban esteline estelle esther ethan ethel
  etienna etienne etuato eugene eugenie eurydice eva eve eveline evelyne evrard ewann fabien fabienne fabrice fadela
  fadhel fadila faisal fannie fanny faouzi farid farida farouk fataumata faten fathia fatia fatiha fatima fatma fatna
  fatou fatoumata faustine fauvert fayza fazia federico felicie felix ferdy ferielle fernand fernande fernando fiona
  flavia flavie flavien flavio flora floran flore florence florent florentin florian florianne florie florine fouad
  foulques fouzia francesca francette francillonne francine francis franck francois francoise frank frantz fred
  frederic frederica frederique fulgence gabriel gabrielle gaby gael gaelle gaetan garance garbine garen gary gaspard
  gauthier gautier genevieve geoffrey geoffroy georges georgette gerald geraldine gerard geraud gerbert germain
  germaine gersende ghislain ghislaine gilbert gildas gillermo gilles gilliatt gina gine ginette gino ginou giovanni
  gisele gladys godefroy gonzague gracianne graziella greg gregoire gregory guilhem guillaume guillemette gurvan
  gustave guy gwenaelle gwenola gwenvael habib habiba hachim hadrien hafida haissata hakim hakima halima hamed hamid
  hamida hamza hanane hania hanna hans harold hary hassan hayat hazrije heifara helena helene hellen heloise hendrik
  henri henriette henry herlander hermann herv herve hicham hippolyte hocine honorine hortense houria hubert hugo
  hugues huguette huong ibrahim ibrahima ibtissem idir idriss ihsane iliane ilias ilyes imane imene imran imrhane
  inaki ines ingrid inthone irene iris irma isabel isabelle isaline isma ismael ismail ismaila isoline issa issihaka
  ivan iwan izold izzet jack jacky jacme jacobine jacquelin jacqueline jacques jacquot jade jamal james jamil jamila
  janine jannick jason jean jeanne jeannine jemaa jennifer jenny jeoffrey jeremie jeremy jerome jeson jessica jessika
  jessy jeyan jihad jihane jim jimi jimmy jiovanny joachim joan joannes joannic joanthan joao jocelyn jocelyne jody
  joel joelle joffrey johan johana johann johanna johanne johannes john johnny johny jojo jonas jonathan jordan jordi
  joris jorys jose josee josefa joseline joseph josephine josette josiane josie josseline josselyne josue josy josyan
  jothi juan juanita jugdeep jules julia julian juliane julie julien juliette julio justin justine jwanakan kader
  kadiatou kadija kahina kambi kamel kaouther karen karim karima karina karine karl karol katel katia katiana katy
  kelig kellie kenny kenza ketty kevin khadidja khadija khady khaled khalid khamssa kheira khemisti kim kira komivi
  kourtoum kylian ladislas laetitia lahcen laila laisely lakhdar lalla lamia lamine lander laszlo latifa laura laure
  laurence laurene laurent laurian lauriane laurianne laurie laurile laurine lavinia lea leila lena lenaick lenny leo
  leon leonard leonce leonie leontine leopold leopoldine leslie leticia letycia lewis lhea lila lilas lilian liliana
  liliane lilou lina linda lindsay linh lionel lisa lisandru lisbeth lise lisette loan lody loetitia logan loic loick
  lola lolita lorenzo lori loris lorys lou louiliam louis louisa louise loumy louna lounes lova luc lucas lucette
  lucia lucie lucien lucienne lucila lucile lucy ludivine ludmila ludovic ludwig luis luisa luther lydia lydie lyes
  lynda lyonnel lyse lysiane mabrouka madeleine madi madina mady mae mael maelig maelle maelys maeva magali magalie
  maggy maguy mahfoud mahmoud mahrouf maia maialen maissane maite maitey majid malek malena malia malik malika malo
  malou mamadou manel manon mansour manuel manuela marc marceau marcel marcelle marcellin margarethe margarita margaux
  margot marguerite maria mariam mariama mariame mariana marianna marianne marie marie-france marielle marietta marika
  marilyne marina marinette mario marion marius marjolaine marjorie marlene marthe martial martin martina martine
  marty marvin marvyn marwaan mary maryam maryl marylene marylin maryline maryll maryse maryvonne massandjie massimo
  mateo mateu mathias mathieu mathilde mathis matilda matteo matthias matthieu mattieu mattis matylde matys maud maude
  maurice mauricette max maxence maxime maximillien maya mayaa maylis mederic medhi medhy megane mehdi mehmet melanie
  melika melina melinda melissa melody melvyn mereana merima mervyn messaoud meun meyer mia micha michael michel
  michele micheline michelle micka mickael miguel mihala mikael mikaele mike mikha mikhail mila milene milie milla
  miloud mina mireille mirela miriam miron modou mohamad mohamed mohammed mohrad mohsen mokhtar mokrane momo mona
  monia monica monique monir morgan morgane morgann mouhamadi mouhamed moulay mouloud mounia mounir mourad mouss
  moussa moustapha muhammad murat muriel murielle mustapha mylene myriam myriane myrtha nabil nabila nacera nacim
  nadege nadejda nadhera nadia nadine nadjia naelle nagib naima najat najet naji naoual nassera nassim natacha natalia
  natalie nathalie nathaly nathan nathana nathanael naumi nawal nawel nazih nelly nelsy nesma nesrine nezha nicolas
  nicole nils nina ninon nizar noah noe noelie noelle noemie nolan nolann nolwenn nora norbert nordine nour nourdine
  oceane odette odile olga olivia olivier omar omayra ophelie ornella oscar othman otilone ouarda oujdi oumar oumou
  ousmane oussama ozbay pablo paloma pamela paola pascal pascale pascaline patrice patrici patricia patrick patrik
  paul paula paule paulette pauline paulo pedro pegah perrine petru philippe pierre pierrette pierrick pietro pieyre
  pouria prisca priscilla priscille pryscillia quentin quitterie rabah rabia rachel rachele rachid rachida rafael
  rafik raimon ramazan ramlati ramzi rania raouf raoul rapha raphael raphaele raphaelle raquel rayan rayane rayann
  raymond raymonde raynald rebecca rebia reda redouane regine regis remi remy renaud rene renee reza rezk rian ricardo
  richard richelain rico ridwane rita robert roberto robin rodolph rodolphe rodrigo rodrigue rody roger rokia roland
  rolande rolland romain romana romane romaric romuald ronald ronan rosa roseline roselyne rosemary rosette roxana
  roxane rozenn ruddy rudolf rudolph rudy ruth ryan sabah sabine sabria sabrina sabrine sabryna sacha saddia safia
  said saida saidali salah saliha salika salim salima salimata sally salma salome salomee salvator samantha sami samia
  samir samira samuel samy sanaa sandra sandrine sandro saphia sara sarah sarena sasha schemsdine sebastien seddik
  segolene sekou selim selma sendil sereine serena serge sergio serilo serjan servane severine seydou shaistah shannon
  sharif sheherazade sherazade sidonie simon simone simonne sinaa sinan sira sirine siwar sixtine sladana slavka
  sloane sofia sofiane soifidine soizic solange solene solenne sonia sonny sonya sophia sophie soraya soren souad
  souade souhail soula souleymane soumaya soumia soumya stacy stanislas steeve steevy stefan stella stephan stephane
  stephanie stephen steve steven sulyvan suzanne svetlana sylvain sylvaine sylvia sylviane sylvie sylvine sylvio tahar
  taieb tamara tamila tangi tanguy tanneguy tarek tarik tarius tarja tassadit tatiana tayeb teddy teresa terry tess
  tessa theo theodora theodore theophane theophile therese thiaba thibaud thibault thibaut thiebaud thiebauld
  thiebault thierno thierry thimothee thomas tiago tifanie tiffanie tiffany timeo timoth timothee timour tiphaine
  tiphanie tom tony tristan truong tugdal tugdual typhanie ulrich valentin valentine valere valeria valerian valerie
  valery vanessa vartan verena verine veronique victor victoria vincent violaine violette virgile virgine virginia
  virginie virgnie viridiana vivette viviane vivien vladimir wahid walid walisaune wallerand wally walter warda wasil
  wassila wassim wendy werner wilfried william willy xavier xuan yacine yacouba yael yakup yamina yanetti yanis yann
  yannick yannis yaqine yasmin yasmina yasmine yassin yassine yoan yoann yohan yohann yolaine yolande yona youcef
  youenn younes youssef yvan yvane yveline yves yvette yvonne zahia zahra zaina zair zakaria zaki zakia zaya zina
  zineb zoe zohra zouhairr`
    .trim()
    .split(/\s+/),
)
