// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The files of export/page as text, put into the program by CMake. */
#ifndef ENT_EXPORT_PAGE_H
#define ENT_EXPORT_PAGE_H

extern const char ent_page_page_html[], ent_page_page_css[];
extern const char ent_page_data_js[], ent_page_network_js[], ent_page_article_js[],
    ent_page_page_js[];
extern const char ent_page_d3_dispatch_min_js[], ent_page_d3_quadtree_min_js[],
    ent_page_d3_timer_min_js[], ent_page_d3_force_min_js[];

#endif
