/**
 * What people type when they are asked for a long password: the first guesses of anyone who tries. Lists of broken-into sites hold millions, nearly
 * all of them shorter than ours may be; of those long enough, these kinds make up most uses. Compared in lower case, without what is put around them.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  ...['passwordpassword', 'passwordpass', 'password1234', 'password12345', 'password123456', 'password123!', 'mypassword123', 'thisismypassword', 'changemechangeme', 'changeme1234'],
  ...['letmeinletmein', 'letmein12345', 'letmein123456', 'welcome12345', 'welcome123456', 'welcomewelcome', 'administrator', 'administrador', 'admin123456789', 'adminadminadmin'],
  ...['administrator1', 'rootrootroot', 'qwertyuiop12', 'qwertyuiop123', 'qwertyuiop1234', 'qwertyuiopasdf', 'qwertyqwerty', 'qwerty123456', 'qwerty1234567', 'qwertyuiop[]'],
  ...['1q2w3e4r5t6y', '1q2w3e4r5t6y7u', '1qaz2wsx3edc', '1qaz2wsx3edc4rfv', 'qazwsxedcrfv', 'zaq12wsxcde3', 'asdfghjkl123', 'asdfasdfasdf', 'zxcvbnm12345', 'zxcvbnmzxcvbnm'],
  ...['abc123456789', 'abcd12345678', 'a1b2c3d4e5f6', 'abcdefghijkl', 'abcdefghijklm', 'abc123abc123', 'abcabcabcabc', 'iloveyou1234', 'iloveyou12345', 'iloveyouforever'],
  ...['iloveyou123456', 'ilovejesus123', 'jesuschrist1', 'jesusislord1', 'godisgood123', 'princess1234', 'princess12345', 'sunshine1234', 'sunshine12345', 'football1234'],
  ...['footballfootball', 'baseball1234', 'basketball12', 'basketball123', 'superman1234', 'batmanbatman', 'spiderman123', 'starwars1234', 'pokemon12345', 'minecraft123'],
  ...['liverpool1234', 'liverpoolfc1', 'manchesterunited', 'chelseafc123', 'realmadrid12', 'realmadrid123', 'barcelona123', 'barcelona1234', 'juventus1234', 'arsenal12345'],
  ...['trustno1trustno1', 'monkeymonkey', 'dragondragon', 'dragon123456', 'monkey123456', 'shadow123456', 'master123456', 'michael12345', 'jennifer1234', 'charlie12345'],
  ...['correcthorsebatterystaple', 'correct horse battery staple', 'secretsecret', 'secret123456', 'supersecret123', 'donttellanyone', 'nopassword12', 'testtesttest', 'test12345678', 'testing12345'],
  ...['temporary123', 'temp12345678', 'default12345', 'guestguest12', 'useruseruser', 'computer1234', 'internet1234', 'facebook1234', 'google123456', 'microsoft123'],
  ...['contraseña123', 'contrasena123', 'contraseña1234', 'contrasena1234', 'micontraseña', 'micontrasena', 'contraseñacontraseña', 'contrasenasegura', 'clave12345678', 'claveclaveclave'],
  ...['teamo1234567', 'teamomucho123', 'tequieromucho', 'tequiero1234', 'teamoteamoteamo', 'amoramoramor', 'amormio12345', 'miamor123456', 'estrella1234', 'princesa1234'],
  ...['princesa12345', 'venezuela123', 'venezuela1234', 'venezuela2024', 'venezuela2025', 'venezuela2026', 'vivavenezuela', 'caracas12345', 'simonbolivar', 'simonbolivar1'],
  ...['bolivar12345', 'maduro123456', 'chavez123456', 'washington123', 'washingtondc', 'america12345', 'unitedstates', 'estadosunidos', 'newyork12345', 'embassy12345'],
  ...['embajada1234', 'newsroom1234', 'journalist123', 'periodista123', 'redaccion123', 'ententeentente', 'entente12345', 'entente123456', 'dashboard123', 'dashboard1234'],
]);
