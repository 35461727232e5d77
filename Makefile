# Every command is `python -m plugins <command>`; this file only gives them short names.
PYTHON ?= python3
ARGS ?=

.PHONY: help setup serve desk html publish check new excel adres jaarcijfers test golden audit bench clean

help:    ## toon deze lijst
	@grep -E '^[a-z]+: +##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+): +## /make \1\t/' | expand -t 20

setup:   ## zet alles klaar (dat doen de andere opdrachten ook zelf)
	@$(PYTHON) -m plugins setup $(ARGS)

serve:   ## toon de site op http://localhost:8000 en ververs na elke wijziging
	@$(PYTHON) -m plugins serve $(ARGS)

desk:    ## open de formulieren om in de browser te schrijven
	@$(PYTHON) -m plugins desk $(ARGS)

html:    ## maak de site in output/
	@$(PYTHON) -m plugins html $(ARGS)

publish: ## maak de site voor publicatie (SITEURL moet het echte adres zijn)
	@$(PYTHON) -m plugins publish $(ARGS)

check:   ## controleer alles en geef alleen het verslag
	@$(PYTHON) -m plugins check $(ARGS)

new:     ## maak een nieuw bestand, bijvoorbeeld: make new ARGS="verhaal mijn-verhaal"
	@$(PYTHON) -m plugins new $(ARGS)

excel:   ## laat zien wat een werkmap naast cijfers verandert en neem haar over
	@$(PYTHON) -m plugins excel $(ARGS)

adres:   ## leg vast dat een adres verhuisd of vervallen is, bijvoorbeeld: adres /oud/ /nieuw/
	@$(PYTHON) -m plugins adres $(ARGS)

jaarcijfers: ## tel verhalen, initiatieven en bijeenkomsten van een jaar, bijvoorbeeld: make jaarcijfers ARGS=2020
	@$(PYTHON) -m plugins jaarcijfers $(ARGS)

test:    ## draai alle tests
	@$(PYTHON) -m plugins test $(ARGS)

golden:  ## werk de voorbeelduitkomsten van de tests bij
	@$(PYTHON) -m plugins golden $(ARGS)

audit:   ## draai de lange controles over alle pagina's
	@$(PYTHON) -m plugins audit $(ARGS)

bench:   ## meet de snelheid naast kale Pelican
	@$(PYTHON) -m plugins bench $(ARGS)

clean:   ## ruim op wat gemaakt is
	@$(PYTHON) -m plugins clean
