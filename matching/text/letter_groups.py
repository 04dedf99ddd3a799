"""Letter groups that tell Kazakh (above 0) from Russian, and in Latin from English.

Written by scripts/count_letter_groups.py; the numbers are logarithms of odds, rounded.
"""

CYRILLIC = {
    -3: (
        "_об _св або авл аво ает асн ать ах_ ают ающ ая_ ва_ вае ван ваю вая вед вие вих вле "
        "вни вно во_ вод вой гич го_ гов гос гру дви дни дно дов дст ево енн жив жни зап зво "
        "зов ива ивн иво ие_ ием изв ии_ ий_ иро их_ иче ичн кая кие кий ких ков кое лив лов "
        "льн мич мно ная ние ний них нич нию нни нно но_ нов ног ное ной нос обр ов_ ова ове "
        "ови ово ого одн одо одс ое_ оиз ой_ олн ом_ оро ост отн отр очн пов пок пра при раб "
        "рив рно ров рое рои руз слу сни сно сов ств сть ся_ тва тве тво тич тни тно тов ть_ "
        "удо уче ход хра ции ций чен чес чет чис чни чно щен щие щик ьни ьно ют_ ющи ями ях_ "
    ),
    -2: (
        "_ви _во _го _до _ле _по _пр _ра азо аль ами вар вен вка воз ей_ ени еро еск ико ион "
        "ите ки_ лен ми_ ния овк оди оль онн опр под пол пос про рав раз рев род ски ско сто "
        "стр "
    ),
    -1: ("_за _на ель ия_ пре тел тро "),
    1: ("_ка _са али ара ер_ ери ини иру кти ри_ тер тик "),
    2: (
        "_ал _ау _ба _же _ки _ку _он _та _ти _ту _ша _ши ага ай_ ала анд арг ари бас гал даг "
        "дар дин дир еги еке еси ик_ ила иле или йти кал кас кта лер лим мал нда нде онд рги "
        "рил рин рме си_ сим тар тил тин ула "
    ),
    3: (
        "_ер _жа _жо _жу _ке _уй агд аги айд айи алд ама амд ан_ ану ап_ ар_ ард арл аси атт "
        "ау_ ауа ауи аул ауш баг га_ гда ге_ ги_ гиз гил гин гиш дай дау деу ди_ диг дик елд "
        "емд ен_ еп_ ерд ерл етт еу_ еуш жас жоб жол жуй жум зди иги икт илг илд илу имд имш "
        "ин_ инд ип_ ирг ири ирл иси иш_ ишт иял ияс йда йди йим йин йла кау кел кен кес киз "
        "кил киш кте лар лау лга лги лда лде лди леу лик луи лше мда мде мди нди нин нтт озг "
        "олш орл пта рда рде рди рла рле рли ртт ру_ сау сиз син таг тас тау теу тта тте тти "
        "тус уи_ уин уйе уйи уши шар ши_ шиг шил шис яла яли яси "
    ),
}
LATIN = {
    -3: (
        "_ac _ca _ch _cl _co _cr _cu _ex _he _ho _le _ph _sc _th _wa _we _wi _wo acc ace ach "
        "ack act age anc arc ath cal car cat ce_ ces ch_ cha che chi cia ck_ cle col com con "
        "cor cou cre cri cro cs_ ct_ cti cto cul ds_ duc ead ear eas ech eco ect ed_ eed enc "
        "ers ery es_ fac fic ght gic gs_ hea ic_ ica ice ici ics igh ing ion ive le_ lea lec "
        "lic ls_ mic ms_ nce ng_ ngs nic ns_ on_ oun our ow_ pho phy que rac re_ rec ree ric "
        "roc rou rs_ scr tec th_ the tho tic tio ts_ uct ve_ win wor "
    ),
    -2: ("al_ ies nt_ ons res se_ st_ "),
    -1: ("_pr _re ati ent "),
    1: ("_ba _sa _ta _tu ar_ ard ari att eri ler sha "),
    2: (
        "_je _ju _ka _ke ada aga ait aly ama anu any ara arl ary asi ats bag bol da_ dan deu "
        "dir en_ erl gal gyn hi_ ia_ igi ila in_ iri lar lau leu mal mas nda pta qa_ rdi rgi "
        "rli rme ryl sty tam tar teu tir tus "
    ),
    3: (
        "_ak _ek _ja _ji _ko _ku _qa _qi _qo _qy _za _zh afi agd agy akt ala ald amd aq_ aqt "
        "aru asy aty au_ aua aui auy avt ayd azh dag dar dau di_ dik diq dy_ dyk dyq dyr ehn "
        "ekh eko eks ekt erd etk eu_ ga_ gda gi_ gii giy giz gys hta hyl iia iin ik_ ika ikt "
        "ilg imd iq_ iqt irg iru iya izd izu jar jas jel jum ka_ kal kar kas kat kel kha kiz "
        "kol kom kon kop kor kos kta kte kti ktr kts kty kur lda ldy lek lga li_ lik liq lsh "
        "lyk lyq mda mde mdi mdy mik mys ndy ni_ nik nyn nys ozg psi qab qal qan qar qor qta "
        "qti qty qur rda rdy rek ri_ rik riy rla rle rtt ru_ ryn saq sht shy si_ sii sip sir "
        "siy ska sqa sy_ syn syz tau teh tek ti_ tik tke tki tse tsi tta tty tu_ tyn tyr uie "
        "uii ukt umy ush uy_ uyn vto ya_ yal yas ygy yk_ ykt yla yld yly ymd yn_ ynd yny yp_ "
        "yq_ yqt yra yru yry ysh ysy zan zda zdi zga zha zhe zhi zho zhu zhy zme "
    ),
}
