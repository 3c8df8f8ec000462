/**
 * Words that make a text personal, and those that only look it. Short lists on purpose: they catch
 * the usual slips; a person still has to read the figure. Given names as frequent in English,
 * German, French, Spanish, Italian and romanised Chinese records.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const GIVEN_NAMES = list(`
  Aaron Adam Albert Alexander Alice Alan Allan Amanda Amy Ana Andrea Andreas Andrew Angela Ann Anna
  Anne Anthony Antonio Arthur Barbara Benjamin Betty Brian Carla Carlos Carol Caroline Catherine
  Charles Charlotte Chris Christine Christopher Claire Claudia Daniel David Deborah Dennis Diana
  Donald Donna Dorothy Edward Elena Elizabeth Emily Emma Eric Erik Ethan Eva Felix Francesco
  Francisco Frank Fred Gabriel Gary George Gerald Giovanni Giulia Gloria Grace Gregory Hannah Hans
  Harold Heather Helen Henry Isabel Jack Jacob James Jane Janet Jason Javier Jean Jeffrey Jennifer
  Jessica Joan Joe John Jonathan Jorge Jose José Joseph Joshua Juan Judith Julia Julie Karen Karl
  Katharina Katherine Kathleen Keith Kenneth Kevin Kimberly Klaus Larry Laura Lars Lawrence Linda Lisa
  Louis Louise Lucas Lucia Luis Manuel Marco Margaret Maria María Marie Mark Markus Martin Mary
  Matthew Megan Melissa Michael Michelle Miguel Monica Nancy Nicholas Nicole Nina Olivia Pamela
  Patricia Patrick Paul Paula Peter Petra Philip Pierre Rachel Ralph Raymond Rebecca Richard Robert
  Roger Ronald Rose Ruth Ryan Samuel Sandra Sara Sarah Scott Sharon Shirley Sofia Sophie Stefan
  Stephanie Stephen Steven Susan Teresa Thomas Timothy Victoria Virginia Walter Wei William Wolfgang
  Xiaoming Yan Yang Zoe`);

/** What follows a given name in an eponym: Marie–Tooth, Austin Flint, Rose Bengal, May–Hegglin. */
export const EPONYM_SURNAMES = list(`
  Tooth Steell Flint Coombs Bengal Koch Starling Hegglin Syndrome Disease Sign Score Test Little
  Barr Parker Robinson Index Institute Hopkins Foundation Law`);

/** Words before "Hospital" that name none. */
export const GENERIC_PLACES = list(`
  A An The This That Our Your Their His Her My Another Same Local General Community District Regional
  Tertiary Secondary Teaching University Day Field Private Public State National Referring Referral
  Outside Children Pediatric Paediatric Cancer Eye Acute Rural Military Veterans Emergency Outpatient
  Inpatient Liver Rheumatology Hepatology Haematology Hematology Follow-up Transplant Fever Pain
  After Before At In From To By Discharged Admitted Transferred Visit Second First`);

/** Large cities; towns that are also names of persons or things are left out. */
export const CITIES = list(`
  Amsterdam Athens Atlanta Baltimore Bangkok Barcelona Beijing Berlin Birmingham Boston Brussels
  Budapest Cairo Calgary Chennai Chicago Copenhagen Dallas Delhi Denver Detroit Dublin Edinburgh
  Frankfurt Geneva Glasgow Guangzhou Hamburg Hanoi Helsinki Houston Istanbul Jakarta Johannesburg
  Karachi Kolkata Kyoto Lagos Leeds Leipzig Lisbon Liverpool London Lyon Madrid Manchester Manila
  Marseille Melbourne Miami Milan Minneapolis Montreal Moscow Mumbai Munich Nairobi Nanjing Naples
  Osaka Oslo Ottawa Paris Philadelphia Prague Rome Rotterdam Seattle Seoul Shanghai Shenzhen Singapore
  Stockholm Sydney Taipei Tokyo Toronto Vancouver Vienna Warsaw Wuhan Zurich Zürich`);
