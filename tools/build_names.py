"""Write rules/lexicon/names.yaml: common given names of many languages, by the sex that bears them.

In: the packages ``names`` (frequencies of the United States Census, public domain) and ``faker`` (MIT; see NOTICE).
Out: YAML on standard output. Run at development time only:

    python tools/build_names.py > rules/lexicon/names.yaml
"""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import names

MUCH = 12
"""A name that one sex bears so many times more often is a name of that sex: James is no woman's name."""

CENSUS = {"male": 750, "female": 1150}
"""How many of the most frequent names are taken."""

LOCALES = (
    "ar_AA az_AZ cs_CZ da_DK de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH es_ES es_MX et_EE fi_FI fr_FR "
    "ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT lt_LT lv_LV nl_NL no_NO pl_PL pt_BR ro_RO sk_SK sl_SI sv_SE sw tr_TR "
    "vi_VN yo_NG zu_ZA"
)
MOST = 260
"""Names taken from one locale and sex."""

WORDS = """
a ad al an ana any apple art asia august autumn avril basil bay bell best berry bill brook cash cat chance chase
christian cliff clay crystal dale dawn day dee dell destiny do drew ebony ever faith fawn fern fe flor flora
forest gay gene gil gold golden grant guy ha harmony hazel heath heaven hope hunter in ivory ivy ja jade jean
jewel joy june king lake lane lee long mark major man mark may melody mercy merry mi min miss misty my nell nick
no noble of on or ora page pat patience pearl penny prince princess queen rain raven ray reed rich river rob
robin rock rose royal ruby rusty sandy see season shad shade sharp sky so son star starr sterling stone storm
sue summer sun sunny sunshine temple the thank tiny to true tu tuan van violet virtue wan ward wave wells west
will willow win winter woods you yo young israel chad georgia jordan china india america paris london brooklyn
dallas austin houston carolina virginia madison jackson lincoln washington florence charlotte savannah sydney
victoria kent chelsea lourdes santiago trinidad tyler troy
age among as bitten feline gala harsh hung immaculate jail kick line mere paw per rein roar sever sole ties veer viral
"""
"""Given names that are words or places too: a person only inside a sentence, before a surname."""

FAMILY = """
Bai Cai Cao Chang Chen Cheng Choi Cui Deng Ding Dong Du Duan Fan Fang Feng Fu Gao Gong Gu Guo Han Hao He Hong
Hou Hu Hua Huang Hui Jang Jia Jiang Jin Jung Kang Kim Kong Kwon Lai Lei Li Liang Liao Lim Lin Liu Long Lu Luo
Lyu Ma Mao Meng Moon Mo Mu Nguyen Ni Pan Park Peng Pham Qi Qian Qiao Qin Qiu Qu Ren Rhee Shao Shen Shi Song Su
Sun Tan Tang Tao Tian Tran Tsai Wan Wang Wei Wen Wu Xi Xia Xiang Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yi Yin
Yoon Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou
"""
"""Chinese, Korean and Vietnamese family names, which stand first in their own order."""

MORE = {
    "male": """
        Abdul Abdullah Abu Ahmad Ahmed Ali Alexei Alexey Anatoly Andrei Andrey Anwar Arkady Ashraf Bashar Benjamin
        Boris Dmitri Dmitry Evgeny Faisal Farid Hamid Hassan Hideki Hiroshi Hussein Ibrahim Igor Ilya Imran Jinping
        Karim Kazuo Kenji Khalid Khaled Kiril Konstantin Leonid Mahmoud Maksim Manmohan Mehdi Mikhail Mohamed
        Mohammad Mohammed Muhammad Mustafa Narendra Nasser Nikita Nikolai Oleg Omar Osama Pavel Pranab Rafik Rajiv
        Rashid Recep Rodrigo Saad Saeed Salman Sanjay Satoshi Sergei Sergey Shinzo Syed Takashi Tariq Tayyip Vitaly
        Vladimir Volodymyr Xavier Yasser Yevgeny Yoshihide Yuri Yusuf Zaid Emmanuel Giuseppe Jean-Claude Jean-Luc
        Jean-Marie Jean-Pierre Jan Piotr Thabo Sipho Pieter Johannes Hendrik Willem Kwame Kofi Joao Thiago Boyko
        Goran Zoran Slobodan Nemanja Dusan Milos Arben Ilir Barack Donald Sione Tane Wiremu Lachlan Callum Angus
        Hamish Rhys Gareth Niall Eoin
        Sandeep Sanjeev Sunil Suresh Ramesh Rakesh Mukesh Dinesh Mahesh Ganesh Naresh Rajesh Yogesh Umesh Satish
        Manish Ashish Pradeep Kuldeep Jagdeep Gurdeep Amardeep Deepak Vinod Pramod Anil Ajay Vijay Sanju Jayant
        Hemant Prashant Nishant Vasant Anand Arvind Aravind Ashok Alok Abhishek Abhijit Abhinav Akash Aman Amit
        Amitabh Ankit Ankur Anurag Atul Avinash Balaji Balram Bhaskar Bhushan Bipin Biswajit Chandan Chetan
        Chirag Darshan Debasish Devendra Dhananjay Dharmendra Dilip Dipak Govind Gurpreet Harbhajan Harpreet
        Himanshu Jaswant Jayesh Jitendra Kailash Kapil Karan Kartik Kaushik Keshav Kishore Krishnan Kunal Lalit
        Laxman Lokesh Madhusudan Mahendra Manoj Mayank Milind Mohan Mohit Murali Nagesh Narayan Narayanan Navin
        Neeraj Nikhil Nilesh Nitin Nitish Omprakash Pankaj Paresh Partha Pawan Piyush Prabhat Prakash Prasad
        Prateek Pratap Praveen Prem Purushottam Raghu Rahul Rajan Rajat Rajendra Rajinder Raju Ramachandra Raman
        Ranjan Ranjit Ravindra Rishabh Ritesh Rohit Sachin Sagar Sahil Sandip Sanjib Santosh Saurabh Saurav
        Shailesh Shankar Shantanu Sharad Shashank Shashi Shekhar Shivam Shreyas Shubham Shyam Sourav Srinivas
        Subhash Subramaniam Sudarshan Sudhir Sukumar Sumit Surendra Suryakumar Sushil Swapnil Tapan Tarun Tushar
        Uday Ujjwal Upendra Varun Venkat Venkatesh Vikas Vikram Vimal Vinay Vinayak Vineet Vipin Viral Virender
        Vishal Vishnu Vivek Yashwant Zubin Dasun Kusal Dimuth Lahiru Chamara Chaminda Nuwan Lasith Mahela Sanath
        Aravinda Arjuna Thisara Wanindu Pathum Charith Bhanuka Asitha Prabath Rangana Tillakaratne Upul Roshan
        Ranil Gotabaya Maithripala Sajith Anura Harsha Ruwan Nalin Sunimal Lakshan Kasun Isuru Shakib Mushfiqur
        Tamim Mahmudullah Mustafizur Taskin Liton Mehidy Najmul Rubel Tanzim Towhid Abdur Rezaul Shafiqul Nazmul
        Kamrul Mizanur Anisur Habibur Mosharraf Obaidul Tarique Zillur Babar Shaheen Shadab Fakhar Hasnain Wasim
        Waqar Shoaib Misbah Younis Sarfaraz Kashif Zeeshan Junaid Nadeem Naveed Rizwan Zulfiqar Bilawal Nawaz
        Pervez Shehbaz Asfandyar Ghulam Maqbool Niaz Sohail Javed Aamir Rabindra Pushpa Bishnu Prachanda Baburam
        Sandesh Nabin Bikash Bikram Mingma Tenzing Nima Tashi Dorji Ugyen Jigme Tshering Sonam Kinley Wangchuk
        Lhendup Susilo Dedi Iwan Rizki Slamet Sutopo Wahyu Yudi Prabowo Ganjar Anies Ridwan Sandiaga Teguh Ujang
        Wayan Ketut Nyoman Mahathir Najib Hishammuddin Azmin Khairy Zahid Azizulhasni Faiz Syafiq Jejomar Manny
        Bongbong Somchai Prayuth Thaksin Srettha Anutin Chaiwat Kittisak Nattapong Somsak Surachai Wichai Heng
        Chea Vann Sokha Kosal Piseth Aung Kyaw Thein Zaw Htun Myint Nyan Thura Obert Emmerson Tendai Tawanda
        Tafadzwa Farai Kudzai Takudzwa Tapiwa Simba Hakainde Mulenga Bwalya Kabwe Mutale Lazarus Saulos Thoko
        Chikondi Kondwani Limbani Mphatso Uhuru Raila Kipchoge Kiptum Salum Jakaya Kassim Bakari Selemani Yoweri
        Okello Opio Odongo Ssemakula Kizza Wasswa Mugisha Tumwine Habimana Nshimiyimana Niyonzima Uwimana
        Jean-Bosco Ndayishimiye Abiy Tewodros Haile Kenenisa Hailemariam Dawit Yohannes Girma Tesfaye Bekele
        Mulugeta Getachew Berhanu Afewerki Teklay Abdirashid Ikechukwu Onyekachi Chidi Olusegun Olumide
        Babatunde Adebayo Oluwaseun Kayode Femi Segun Gbenga Rotimi Akinwumi Muhammadu Goodluck Umaru Atiku
        Nasir Aminu Ibrahima Danladi Yakubu Kwabena Kwaku Kojo Kwadwo Kwesi Akufo Mamadou Moussa Ousmane Sekou
        Amadou Boubacar Cheikh Modou Macky Abdoulaye Idrissa Souleymane Seydou Aboubacar Lansana Bakary Lamine
        Sadio Ismaila Didier Kolo Gervinho Blaise Moise Fiston Kgalema Siphiwe Bongani Themba Lungelo Nkosinathi
        Mzwandile Tshepo Tebogo Kagiso Thapelo Lebohang Katlego Mpho Kabelo Lesego Mokgweetsi Seretse Nangolo
        Hifikepunye Makhaya Temba Lungi Heinrich Riaan Deon Schalk Eben Ardie Sevu Akira Rieko Sitiveni Voreqe
        Jone Waisale Epeli Inoke Josua Isikeli Tevita Viliame Taniela Siosaia Siaosi Samiuela Tuilaepa
        Lealaiauloto Manasseh Bikenibeu Taneti Tama Rawiri Hemi Mikaere Matiu Giorgi Irakli Mikheil Levan Davit
        Zurab Vakhtang Otar Shota Kakha Bidzina Nikoloz Tornike Armen Serzh Hovhannes Gevorg Vardan Tigran Ashot
        Aram Hayk Narek Levon Heydar Elchin Vugar Rashad Orkhan Nursultan Kassym-Jomart Yerlan Askar Daniyar
        Timur Bolat Serik Marat Dauren Almazbek Sooronbay Sadyr Kubanychbek Azamat Bakyt Emomali Rustam Sherali
        Farrukh Shavkat Ulugbek Otabek Jasur Bobur Sardor Gurbanguly Serdar Berdi Ukhnaagiin Battulga Khaltmaa
        Ganbaatar Munkhbat Batbayar Enkhbayar Sukhbaatar Petro Oleksandr Oleksiy Andriy Mykola Mykhailo Serhiy
        Yuriy Ihor Taras Dmytro Denys Kyrylo Artem Vadym Valeriy Vitaliy Yevhen Arseniy Ostap Alyaksandr Siarhei
        Uladzimir Dzmitry Mikalai Gennady Valery Vyacheslav Yaroslav Sviatoslav Borislav Kresimir Nebojsa
        Milorad Ratko Srdan Predrag Vojislav Zvonimir Hashim Ramush Sali Bujar Lulzim Agim Fatmir Besnik Blerim
        Shpend Valon Granit Xherdan Yiannis Giannis Kyriakos Antonis Nikos Dimitris Kostas Stavros Panagiotis
        Vassilis Giorgos Thanasis Stelios Yorgos Spyros Kemal Emre Burak Cenk Arda Okan Murat Serkan Tolga
        Volkan Bulent Devlet Selahattin Marwan Salam Saeb Walid Nouri Haider Jalal Masoud Nechirvan Hossein
        Ebrahim Javad Ali-Reza Alireza Sardar Ruhollah Qasem Esmail Behrouz Dariush Farhad Kaveh Kourosh
        Gulbuddin Sirajuddin Hibatullah Najibullah Zalmay Rahmatullah Abdelaziz Abdelmadjid Abdelfattah Abdel
        Hosni Gamal Khalifa Fayez Abdulhamid Rached Kais Beji Moncef Habib Saadeddine Driss Hicham Yassine
        Achraf Noureddine Salaheddine Ramy Sofiane Ji-Won Min-Jun Seo-Jun Do-Yun Ye-Jun Si-Woo Ha-Jun Ju-Won
        Ji-Ho Ji-Hoon Jun-Seo Hyun-Woo Dong-Hyun Sung-Min Young-Ho Jae-In Seok-Youl Yoon-Suk Geun-Hye Heung-Min
        Kang-In Chan-Wook Joon-Ho Sang-Woo Tae-Hyung Jong-Un Jong-Il Il-Sung Yong-Nam Haruki Hiroki Daisuke
        Kenta Kenichi Kazuya Koji Makoto Masahiro Naoki Ryota Ryo Shohei Sota Takuya Tatsuya Tetsuya Tsuyoshi
        Yuki Yuta Yusuke Fumio Yoshihiko Taro Junichiro Shigeru Naoto Yukio Keizo Ichiro Hideo Masato Minoru
        Osamu Noboru Susumu Toshiro Luiz Jair Wagner Romario Neymar Juan-Manuel Ollanta Lenin Nayib Xiomara
        Laurentino Cuauhtemoc Lazaro Ovidio Facundo Lautaro Nahuel Belisario Cyrille Loic Gwenael Mathieu Remi
        Sylvain Fabrice Aurelien Mael Tanguy Corentin Kylian Elie Regis Ugo Umberto Gennaro Carmine Nunzio
        Daithi Enda Fionn Ruairi Seamus Tadhg Turlough Alasdair Lachlann Murdo Ruaridh Struan Torquil Aled Alun
        Dafydd Emyr Emlyn Gethin Gwilym Huw Ieuan Iolo Llyr Rhodri Rhun Tudur Bjarte Bjornar Halvor Jostein
        Oystein Oyvind Tarjei Torgeir Trygve Kjell-Ake Lennart Mattias Torsten Orjan Mika Sauli Kaupo Taavi
        Taavet Urve Algirdas Andrius Arvydas Gitanas Kestutis Linas Mindaugas Rimantas Rolandas Saulius Sarunas
        Vytautas Zydrunas Gudmundur Gylfi Johann Olafur Sigmundur Chanda Fiame Keiko Khin Kiran Pasang
    """,
    "female": """
        Aisha Amina Anastasia Angela Asma Ayesha Ekaterina Elena Fatima Galina Hanna Hillary Irina Khadija Larisa
        Layla Ludmila Lyudmila Mariam Maryam Michelle Nadia Natalia Natalya Noor Oksana Olena Olga Park Priyanka
        Sakura Sonia Svetlana Tatiana Theresa Yekaterina Yelena Yoko Yulia Zainab Zoya Chiara Giulia Francesca
        Valentina Ursula Christine Marine Ingrid Astrid Solveig Aroha Ngaire Mere Siobhan Aoife Niamh Roisin Saoirse
        Thandi Nomsa Lerato Naledi Annelise Marlize
        Sunita Kavita Savita Mamata Mamta Sushma Smriti Nirmala Pratibha Puja Usha Aruna Aditi Aishwarya Ananya
        Ankita Anuradha Anushka Aparna Archana Arundhati Chitra Deepika Deepti Durga Gayatri Geeta Gita
        Harmanpreet Jayalalithaa Jhulan Kalpana Karuna Kirti Komal Lata Madhuri Malini Manisha Meena Meenakshi
        Mithali Mukta Nandita Neelam Neeta Parvati Poonam Preeti Priti Purnima Rajni Rani Rashmi Rekha Renu
        Reshma Ritu Roopa Rukmini Sadhana Sandhya Sangeeta Sanjana Sarita Saroj Seema Shabana Shaila Shalini
        Sharmila Shashikala Sheela Shilpa Shobha Shreya Shruti Shruthi Shweta Sita Smita Sonali Sudha Sujata
        Suman Sumitra Supriya Surabhi Sushila Swara Swati Trupti Uma Urmila Vandana Vani Vasundhara Veena Vidya
        Vimala Vinita Chandrika Chamari Hasini Inoka Sirimavo Nilmini Dilani Harshani Kumari Khaleda Rubana
        Nasima Shirin Tahmina Farida Nazma Rokeya Benazir Hina Malala Asifa Bakhtawar Shazia Sadia Saira Samina
        Sana Nausheen Mehreen Bushra Bidya Lhakpa Megawati Retno Susi Puan Yanti Fitri Lestari Wan-Azizah
        Rafidah Zuraida Leni Corazon Risa Yingluck Paetongtarn Somying Suda Malee Sirikit Wan-Noor Suu Thandar
        Auma Adhiambo Jepkosgei Cherono Mumbi Nduku Zuhura Samia Asha-Rose Nakato Babirye Nalubega Namukasa
        Nabirye Immaculee Esperance Solange Uwase Ingabire Umutoni Mutesi Tigist Genzebe Meseret Tirunesh
        Letesenbet Sahle-Work Hirut Selamawit Chimamanda Chioma Amaka Nkechi Obiageli Uju Adaobi Ebele Folake
        Funke Bukola Folasade Oluwatoyin Abimbola Aderonke Temitope Kemi Dolapo Rakiya Maimuna Abena Adwoa Afua
        Akosua Akua Efua Yaa Aissatou Mariama Fatoumata Aminata Coumba Ndeye Khady Astou Rokhaya Oumou Kadiatou
        Djeneba Nkosazana Nokuthula Ntombi Zanele Zodwa Thembi Lindiwe Nomfundo Nolwazi Ayanda Palesa Refilwe
        Boitumelo Kelebogile Dineo Keitumetse Tshegofatso Mmusi Ponatshego Bogolo Gaositwe Netumbo Ndapewa
        Rutendo Rudo Chipo Tsitsi Nyasha Ruvimbo Tariro Chiedza Fadzai Auxillia Joice Thokozani Chifundo Dalitso
        Tadala Mutinta Luyando Namwinga Inonge Dulcie Hinemoa Jacinda Marama Moana Ngaio Parekura Ripeka Trudi
        Waimarama Whetu Hana-Rawhiti Litia Mereseini Salanieta Losena Mele Seini Sisilia Heine Tamar Ketevan
        Natia Mzia Tinatin Anahit Gayane Hasmik Lilit Lusine Naira Nune Satenik Shushanik Zaruhi Mehriban Gunel
        Sevinj Dariga Saltanat Aigul Ainur Assel Dinara Gulnara Madina Zhanar Zarina Begaim Cholpon Nazgul Ozoda
        Nigora Dilnoza Gulnora Saida Zulfiya Oyun Tsetseg Narantsetseg Enkhtuya Munkhtuya Sarnai Olha Iryna
        Kateryna Mariia Nataliia Tetiana Svitlana Halyna Liudmyla Larysa Anastasiia Yevheniia Zhanna Sviatlana
        Volha Maryia Tatsiana Kolinda Snezana Dragana Tijana Brankica Zorana Dubravka Vjosa Atifete Majlinda
        Rudina Blerta Teuta Mimoza Dimitra Vasiliki Ioanna Evangelia Niki Emine Meral Tansu Pervin Hatice Merve
        Esra Selin Defne Gulsen Nurcan Sibel Yasemin Tugba Hanan Rima Rania Reem Rasha Rawan Shatha Hoda Nawal
        Sahar Masih Narges Nasrin Mahsa Neda Parisa Golshifteh Fawzia Shukria Malalai Zarifa Tawakkol Najla
        Wided Souad Latifa Nezha Houria Nouzha Salima Zineb Ji-Young Soo-Jin Min-Ji Seo-Yeon Ha-Eun Ye-Jin Yuna
        Hye-Jin Eun-Ji Ji-Woo Su-Bin Yoon-Ah Kyung-Wha Jung-Eun Mi-Kyung Young-Ae Yo-Jong Akiko Ayako Emi Haruka
        Hiromi Kaori Kumiko Mayumi Megumi Michiko Midori Miho Misaki Miyuki Naoko Noriko Reiko Rie Sanae Satoko
        Sayaka Tomoko Yoriko Yuko Yukiko Yumi Yuriko Xiaoling Meiling Yingying Xiulan Lihua Dilma Tabata
        Benedita Marielle Xochitl Epsy Rigoberta Zury Delcy Cilia Tibisay Piedad Francia Shakira Yasnaya
        Segolene Gisele Marie-Claire Clementine Gaelle Maelle Noemie Solene Gwenaelle Sandrine Immacolata Nunzia
        Assunta Ailish Blathnaid Brid Iseult Maeve Mairead Majella Meabh Nuala Oonagh Orla Orlaith Sinead Sorcha
        Eilidh Elspeth Fenella Ishbel Mairi Mhairi Morag Morven Rhona Shona Seonaid Angharad Carys Ceri Delyth
        Eirlys Eluned Lowri Mair Nerys Rhian Rhiannon Anniken Guri Solfrid Vigdis Ingvild Kerstin Hanna-Leena
        Tytti Anneliis Keit Kersti Liina Maarja Maret Mailis Yana Evika Laimdota Vaira Zane Ausrine Giedre
        Jurate Rasa Zivile Kristrun Ragnheidur Sigridur Thordis Chanda Fiame Keiko Khin Kiran Pasang
    """,
}


CLOSED = """
# Small words inside names ("Ursula von der Leyen"), and what may follow one ("Martin King Jr.").
particles: >-
  de da di del della dos du van von der den ten ter bin ibn al el la le af av zu ben y
suffixes: jr jr. sr sr. ii iii iv junior senior
# Family names that are English words or too short to tell anything alone.
common_family: park long song moon sun he su tan ni mo an min do mu wan hang so lu ma

# What begins like a given name and is nobody.
no_people: [
  democrat, republican, democrats, republicans, roman catholic, rose garden, mickey mouse, santa claus, virgin
  mary, jesus christ, rose bowl, grand jury, dow jones, johns hopkins, john deere, jim crow, uncle sam, tommy
  hilfiger, mary jane, louis vuitton, wells fargo, morgan stanley, charles schwab, may day, april fools, ash
  wednesday, maundy thursday, boxing day, new year, stanley cup, ryder cup, davis cup, victoria cross, jack
  daniel, aston martin, harley davidson, red sea, golden gate, blue ridge
]

# Capitalised words that are never part of a name here.
times: >-
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec. feb mar apr jun jul aug
  sept sep oct nov dec christmas easter thanksgiving ramadan gmt bst utc est edt cet et pt pst pdt cst cdt mst"""


def folded(name: str) -> str:
    """Lower case without diacritics, as look-ups are made."""
    letters = unicodedata.normalize(
        "NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ı", "i")
    )
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


def shares() -> dict[str, dict[str, float]]:
    """How many of a thousand men, and of a thousand women, bear a name of the census."""
    found: dict[str, dict[str, float]] = {}
    for sex in CENSUS:
        for line in (Path(names.__file__).parent / f"dist.{sex}.first").read_text().splitlines():
            name, share = line.split()[:2]
            found.setdefault(name.lower(), {})[sex] = float(share)
    return found


def census(sex: str) -> list[str]:
    """The most frequent names of the census that are not far more frequent for the other sex."""
    other = "female" if sex == "male" else "male"
    ranked = sorted(shares().items(), key=lambda entry: -entry[1].get(sex, 0.0))[: CENSUS[sex]]
    return [name for name, by in ranked if by.get(sex, 0.0) * MUCH > by.get(other, 0.0)]


def common(locale: str, sex: str) -> Iterable[str]:
    """Names of a locale of faker, in its order."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found = getattr(provider, f"first_names_{sex}", None) or ()
    return list(found)[:MOST]


def main() -> int:
    """Print the lexicon."""
    bears: dict[str, set[str]] = {}
    known = shares()
    for sex, other in (("male", "female"), ("female", "male")):
        listed = [*census(sex), *MORE[sex].split()]
        for locale in LOCALES.split():
            listed += [
                name
                for name in common(locale, sex)
                if known.get(name.lower(), {}).get(other, 0.0) <= MUCH * known.get(name.lower(), {}).get(sex, 0.0)
                or other not in known.get(name.lower(), {})
            ]
        for name in listed:
            for part in (name, name.replace("’", "'")):
                key = folded(part)
                if re.fullmatch(r"[a-z]{2,}([-'][a-z]{2,})?", key):
                    bears.setdefault(key, set()).add(sex)
    shy = frozenset(WORDS.split())
    print("# Given names by the sex that bears them; made by tools/build_names.py from the United States Census")
    print("# (public domain) and from Faker (MIT, see NOTICE). Folded: lower case, no diacritics.")
    for title, sexes in (("male", {"male"}), ("female", {"female"}), ("either", {"male", "female"})):
        listed = sorted(name for name, by in bears.items() if by == sexes and name not in shy)
        print(f"{title}: >-\n" + textwrap.indent("\n".join(textwrap.wrap(" ".join(listed), 116)), "  "))
    for title, words in (("shy", WORDS), ("family_first", folded(FAMILY))):
        listed = sorted(set(words.split()))
        print(f"{title}: >-\n" + textwrap.indent("\n".join(textwrap.wrap(" ".join(listed), 116)), "  "))
    print(CLOSED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
