"""The language of a map is told from the few words of a small sheet, and left open where there is doubt."""

import pytest

from journeymap.importing.meaning.languages import language_of

MAPS = {
    "en": "Stage Actions Reads an article on the site Too many ads Compares vendors with a colleague No prices for the "
    "basic plan Signs the contract",
    "de": "Handlung Kontaktpunkt Gefühl Aufmerksamkeit Zu viel Werbung Ratgeber anbieten Prüfung Preise fehlen "
    "Rückruf dauert Verträge vergleichen Außendienst erleichtert",
    "fr": "Étape Points de contact Ressenti Découverte Moteur de recherche curieuse Demande un devis Formulaire "
    "Réponse sous 5 jours Rendez-vous en agence rassurée Signature en ligne",
    "es": "Etapa Puntos de contacto Emoción Descubrimiento Ve un anuncio curiosidad Consideración Pide referencias "
    "Es caro No hay precios Publicar precios Pago en línea",
    "it": "Fase Azioni Punti di contatto Cerca su Google Motore di ricerca curiosità Valutazione Chiede un preventivo "
    "Risposta in 5 giorni Firma in negozio",
    "pt": "Etapa Ação Ponto de contato Descoberta Pesquisa no Google Muita informação Decisão Compara planos Contrato "
    "de uma página Espera de 2 dias",
    "nl": "Fase Contactmomenten Zoekt op internet Te veel informatie Vergelijkt aanbieders Prijzen zijn niet duidelijk "
    "Tekent het contract bij de adviseur",
    "ja": "認知 広告を見る 口コミを読む 3社を比べる Instagram 入力が多い もう手放せない",
}
OTHERS = {
    "Swedish": "Steg Handlingar Känslor Upptäckt Söker på nätet För mycket information Jämför leverantörer osäker",
    "Finnish": "Vaihe Etsii tietoa verkosta Liikaa mainoksia Vertailee toimittajia epävarma Hinnat puuttuvat",
    "Turkish": "Aşama Temas noktaları Farkındalık İnternette arar meraklı Çok fazla reklam Değerlendirme endişeli",
    "Romanian": "Etapă Acțiuni Puncte de contact Emoții Caută pe internet Prea multe informații Contract lung",
    "few words": "Website Demo Contract",
    "short English": "Poster Reads a post Website No price Webinar Talks to sales Signs Slow Paper No answer Customer",
}


@pytest.mark.parametrize("language", MAPS)
def test_the_language_is_told(language: str) -> None:
    assert language_of([MAPS[language]]) == language


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_known_is_left_open(name: str) -> None:
    assert language_of([OTHERS[name]]) is None
