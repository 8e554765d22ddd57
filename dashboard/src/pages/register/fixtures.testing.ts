/** Alice, Bob, Charlie and Dave: validators of tests, by address and by public key. */

export const ACCOUNTS = [
	"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty",
	"5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y", "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy",
];
export const KEYS = [
	"0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d", "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48",
	"0x90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22", "0x306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20",
];
