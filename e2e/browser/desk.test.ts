/** The duty desk in a browser. One network for everything: what one part files, the next looks at. */

import { many } from "./many.ts";
import { pages } from "./pages.ts";
import { reports } from "./report.ts";
import { withDesk } from "./support/desk.ts";

const desk = withDesk();

reports(desk);
pages(desk);
many(desk);
