/** The duty desk in a browser. One network for everything: what one part files, the next looks at. */

import { many } from "./many.ts";
import { pages } from "./pages.ts";
import { proofs } from "./proofs.ts";
import { reports } from "./report.ts";
import { sealing } from "./sealing.ts";
import { supplies } from "./supplies.ts";
import { withDesk } from "./support/desk.ts";
import { validators } from "./validators.ts";

const desk = withDesk();

reports(desk);
proofs(desk);
supplies(desk);
sealing(desk);
pages(desk);
many(desk);
validators(desk);
