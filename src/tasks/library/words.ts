/** Common English words, lower case, of one to twelve letters, shortest first; drawn sentences are composed of them. */
export const WORDS: readonly string[] = `
a i
am an as at be by do go he if in is it me my no of oh ok on or so to up us we
act add age ago aid aim air all and any arm art ask bad bag bat bay bed bee bet big bit bow box boy bus but buy can
cap car cat cow cry cup cut day dig dog dot dry due ear eat egg end eye fan far few fit fix fly fog for fox fun gap
gas get guy had has hat hen her hid him his hit hop hot how ice ink its jam jar jet job joy key kid kit lab law lay
led leg let lid lip log lot low mad map may men met mix mud net new nod not now oak odd off oil old one our out own
pan pay pen pet pie pin pop pot put ran raw red rib rid row run sad sat saw say sea see set she sit six sky son sum
sun tax tea ten the tie tin tip toe too top toy try two use van was way web wet who why win yes yet you zoo
able acid aunt away baby back ball band bank bath bean bear beat been bell belt bend best bike bird blow blue boat
body bone book boot born both bowl burn bush busy cake call calm came camp card care cart case cave chin city clap
clay club coal coat code coin cold cook cool copy corn cost crew crop dark data date dawn deal dear deep deer desk
dish dock does done door down draw drop drum duck dust duty each earn ease east easy edge else even ever face fact
fair fall farm fast feed feel feet fell felt file fill film find fine fire fish five flag flat flew flow folk food
foot form fort four free frog from fuel full gain game gate gave gift girl give glad goal goat goes gold good grab
gray grew grow half hall hand hang hard have head hear heat held help here hero hill hint hold hole home hope horn
hour huge idea inch into iron item jazz join joke jump just keep kept kind king kite knee knew knot know lace lady
lake lamb lamp land lane last late lawn lazy lead leaf lean left lend less life lift like line lion list live load
loaf long look loop loud love luck made mail main make many mark mask meal mean meat meet menu mild mile milk mind
mine mint miss moon more most move much must nail name near neat neck need nest news next nice nine none noon nose
note oven over pack page paid pair palm park part past path peak pear pick pile pine pink pipe plan play plum plus
poem poet pond pool pull pure push quit race rail rain rare read real rest rice rich ride ring rise road rock roof
room root rope rose rule rush safe said sail salt same sand save seat seed seem sell send shed ship shoe shop show
side sign silk sing sink size skin slow snow soap sock soft soil sold some song soon sort soup spin spot star stay
stem step stop such suit sure swim tail take tale talk tall tape task team tell tent test than that them then they
thin this tide tidy time tiny told tone took tool tour town tree trip true tube tune turn twin type unit upon used
vase vast very view vote wait wake walk wall want warm wash wave week well went were west what when wide wild will
wind wing wise wish with wolf wood wool word work worm yard year zero
about above actor again agree ahead alarm album alike alive allow alone along among angle apart apple apron arena
aside award aware bacon badge baker beach began begin bench berry birth black blade blank blend block bloom board
bread break brick brief bring broad brook broom brown brush build bunch cabin camel candy carry catch cause chain
chair chalk charm chart cheap check cheek chess chest chief child choir civil claim class clean clear climb clock
close cloth cloud coach coast color could count court cover craft cream crisp cross crowd crown curve daily dairy
dance delay depth diary diver dozen draft dream dress drink drive eager eagle early earth eight elbow empty enjoy
enter entry equal error event every exact extra faint faith false fancy favor fence ferry fever fiber field fifth
final first flame flock floor flour fluid focus force forty frame fresh front frost fruit funny giant glass globe
glove grade grain grand grant grape grass great green greet group guard guess guest guide habit happy heart heavy
hello hobby honey horse hotel house human humor ideal image index inner issue ivory jelly jewel juice knife known
label large later laugh layer learn lemon level light limit local loose lucky lunch magic maple march match maybe
mayor meant medal metal minor model money month motor mouse mouth movie music never night noise north novel nurse
ocean offer often olive onion opera orbit order other ought outer owner paint panel paper party pasta patch pause
peace peach pearl pedal phone photo piano piece pilot pizza place plain plane plant plate point porch pound power
press price pride prize proof proud pupil queen quick quiet quilt quite radio raise ranch range rapid reach ready
reply right river roast robin robot round route royal salad sauce scale scarf scene scout serve seven shade shape
share sharp sheep sheet shelf shell shine shirt shore short shout skate skill sleep slice slide slope small smart
smile smoke solid solve sound south space spare spark speak speed spend spice spoon sport staff stage stair stamp
stand start steam steel stick still stone store storm story stove straw study style sugar sunny sweet swing table
taste teach thank their there these thick thing think third those three tiger title toast today topic total touch
towel tower track trade trail train treat trick truck trust truth twice uncle under union until upper usual value
video visit voice wagon watch water whale wheat wheel where which while white whole whose woman world would write
yield young
across action almost always animal answer anyone around arrive artist autumn bakery ballet banana basket beauty become
before behind better beyond border bottle bottom branch bridge bright bubble bucket budget butter button camera candle
canvas carbon carpet castle cattle center change cheese choice choose circle clever closet coffee column copper corner
cotton county couple course cousin create custom dancer decide degree design detail dinner doctor dollar double dragon
driver during eleven energy engine enough escape evenly expert family famous farmer father fellow figure filter finger
finish flavor flight flower follow forest forget formal fridge friend future galaxy garage garden gather gentle ginger
gladly glance golden ground growth guitar handle harbor health height hidden honest island jacket jungle junior kettle
ladder leader legend lesson letter liquid listen little lively lovely luxury making manner marble margin market master
matter meadow medium melody member memory method middle minute mirror modern moment monkey mother motion museum narrow
nation nature nearby needle nephew normal notice number object office orange origin output oyster palace parade parent
pencil people pepper period person pillow planet player plenty pocket police polite potato pretty prince public puzzle
rabbit random reason recent record remain remind repair repeat rescue result return reward ribbon rocket saddle sample
school screen search season second secret select senior shadow signal silent silver simple singer sister sketch smooth
soccer social spider spirit spread spring square stream street string strong studio summer sunset supper switch symbol
system talent teapot temple tender tennis thread throne ticket timber tomato travel tunnel turtle twelve twenty united
useful valley velvet violin vision volume walnut wander weekly weight window winter wisdom within wonder wooden worker
writer yellow
account achieve address airport already amazing ancient another anybody apology arrange article athlete attempt
average avocado balance balloon battery because bedroom believe between bicycle blanket blossom brother builder
cabinet captain caravan careful ceiling central century certain chapter cheaper chicken citizen classic climate
coconut collect comfort company compare concert connect contest control cooking correct costume cottage counter
country courage crystal culture curious curtain cushion deliver deposit desktop dessert diamond display distant
dolphin eastern economy edition elastic elegant evening exactly example explain explore express factory fashion
feather finally firefly fishing fitness foreign forever forward freedom freight gallery general genuine giraffe
glasses grammar grandma gravity grocery habitat halfway hallway harvest healthy helpful highway history holiday
however hundred imagine improve include insight instant journal journey justice kitchen lantern laundry leather
leisure lettuce library machine manager mankind maximum meaning measure message million mineral minimum missing
mission mixture monitor morning musical mystery natural neither network nothing nowhere obvious officer opening
opinion orchard organic outdoor outside package painter pancake parking partner passage patient pattern payment
penguin perfect perhaps picture pioneer plastic popcorn popular postage postman poultry prepare present problem
process produce program project promise protect provide pumpkin quality quarter quickly railway rainbow reading
receive reflect regular request respect revenue roughly sailing science section serious service seventh several
shelter shortly silence similar sincere skilled society someone speaker special station stomach storage strange
student subject success sunrise support surface teacher theater thought through thunder tonight tractor triumph
trouble uniform unusual upright variety vehicle venture village visitor volcano voltage walking weather wedding
weekend welcome western whisper without working yoghurt
accurate activity actually aircraft alphabet although anything anywhere approach assembly audience birthday bracelet
building business calendar campaign carnival ceremony champion cheerful children chipmunk cinnamon cleaning climbing
complete computer consider contract cupboard customer darkness daughter daylight decision delicate describe dialogue
dinosaur director discover distance doorbell downtown dramatic educated election elephant eleventh employer engineer
enormous entrance envelope estimate everyone exchange exercise familiar favorite festival firewood football fountain
fragrant friendly generous geometry goldfish graceful graduate grateful greeting hardware headline homemade homework
hospital identify industry innocent interest internal keepsake keyboard ladybird language laughter learning lemonade
location magazine magnetic marathon material medicine midnight molecule mountain mushroom musician national neighbor
notebook occasion official opposite optimist ordinary organize original outdoors overcoat painting paradise parallel
passport patience peaceful personal pleasant pleasing pleasure plumbing position possible possibly postcard practice
precious presence princess property purchase puzzling quantity question quotient railroad rainfall reaction recently
remember research resident resource sandwich scenario schedule sculptor seashell sensible sentence shoulder simplify
slightly software somebody sometime southern speaking spelling squirrel standard starfish straight strategy suddenly
suitable sunlight surprise swimming tapestry thinking thirteen thousand together tomorrow training traveler treasure
triangle tropical umbrella universe upstairs vacation vertical vineyard warranty whatever wildlife windmill woodland
workshop yourself
adventure advertise afternoon afterward amazement apartment architect attention beautiful beginning blackbird
blueberry blueprint breakfast brilliant broadcast butterfly calculate candidate cardboard carpenter cartridge
celebrate challenge character chocolate classmate classroom clockwise colleague community condition confident
conscious cooperate courtyard cranberry crocodile delicious departure detergent determine different difficult
direction discovery education encourage equipment essential everybody excellent excursion expensive fireplace
fireworks flagstone following formation fortunate furniture gathering geography gymnasium handshake happiness
harvested headlight honeymoon household hurricane important inspector intention introduce invention jellyfish
knowledge landscape lifeguard lightning limestone marvelous mechanism microwave milestone moonlight narrative
navigator newspaper nightfall nightgown nutrition objective orchestra otherwise passenger patchwork pineapple
posterity president principle professor promising quicksand raspberry recognize recommend reservoir residence
satellite scientist secretary selection sensation seventeen signature snowflake something sometimes spaghetti
spotlight staircase starlight statement structure submarine sunflower telephone telescope temporary territory
tradition transform translate underline universal vegetable volunteer waterfall whimsical whirlpool wonderful
yesterday
absolutely accomplish adventures appearance assistance attractive background basketball blackboard bookkeeper
candlewick capability chimpanzee collection commercial completely confidence connection continuous conversion
convincing creativity dandelions decoration definitely department dictionary difference discussion dishwasher
eighteenth electrical engagement enthusiasm everything exhibition experience experiment expression flashlight
frequently friendship generation goalkeeper gooseberry government grapefruit greenhouse helicopter historical
horizontal importance impressive incredible individual instrument invitation laboratory lighthouse literature
locomotive management membership motorcycle mysterious ordinarily peppermint percentage permission personally
philosophy photograph playground population possession postmaster prediction previously production profession
protection psychology rainforest reasonable reflecting reflection restaurant revolution satisfying scientific
screenplay seamstress settlement skateboard smartphone strawberry successful sufficient suggestion supporting
sweetheart technology television thoughtful throughout timekeeper toothbrush tournament typewriter understand
university vegetarian volleyball watercolor waterproof wheelchair windowsill woodcutter woodpecker
achievement acknowledge agriculture application approaching arrangement association celebration certificate
cheerleader combination comfortable competition composition consequence corporation countryside destination
development directories electricity environment examination explanation fascinating flourishing fundamental
grandmother grasshopper handwriting imagination immediately independent information instruction intelligent
interesting investigate marketplace mathematics measurement merchandise negotiation nightingale observation
opportunity outstanding participate partnership performance permanently personality perspective possibility
preparation probability publication reservation responsible sightseeing significant spectacular spontaneous
storyteller substantial sympathetic temperature thermometer traditional transparent understands wheelbarrow
acquaintance announcement appreciation architecture breakthrough championship cheerfulness civilization collectively
construction conversation dramatically encyclopedia experimental handkerchief headquarters hippopotamus illustration
independence intelligence introduction kindergarten manufacturer neighborhood nevertheless notification organization
particularly perspectives photographer presentation professional quarterfinal recreational refreshments refrigerator
relationship satisfaction straightened successfully thunderstorm transmission transporting unbelievable universities
veterinarian
`
  .trim()
  .split(/\s+/);
