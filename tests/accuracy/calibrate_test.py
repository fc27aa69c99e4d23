#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Tests of the measuring of confidence, with made-up statements. usage: calibrate_test.py"""
import random
import unittest

from calibrate import (BLOCK, Case, Product, by_article, cross_validated, curve_of, few_alike,
                       read_curve, read_parts, reliability)


def cases(article, rule, right, wrong, kind="name"):
    return [Case(article, i < right, 0.5, str(i), rule, 0.8, 1.0, (("kind", kind),))
            for i in range(right + wrong)]


class Curve(unittest.TestCase):
    def test_ascends(self):
        chance = random.Random(5)
        points = [(x, chance.random() < 0.4 + x / 2)
                  for x in (chance.random() for _ in range(2000))]
        curve = curve_of(points)
        self.assertGreater(len(curve), 3)
        for low, high in zip(curve, curve[1:]):
            self.assertLess(low[0], high[0])
            self.assertLessEqual(low[1], high[1])
            self.assertGreaterEqual(high[2], BLOCK)
        self.assertAlmostEqual(read_curve(curve, 0.5), 0.65, delta=0.06)

    def test_a_falling_course_is_flat(self):
        points = [(0.2, True)] * 50 + [(0.8, False)] * 50
        self.assertEqual([share for _, share, _ in curve_of(points)], [51 / 102])

    def test_equal_products_are_one(self):
        curve = curve_of([(0.5, i % 2 == 0) for i in range(100)])
        self.assertEqual(curve, [(0.5, 51 / 102, 100)])

    def test_reading(self):
        curve = [(0.2, 0.4, 9), (0.6, 0.8, 9)]
        for product, share in ((0, 0.4), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (2, 0.8)):
            self.assertAlmostEqual(read_curve(curve, product), share)


class Parts(unittest.TestCase):
    def test_a_better_rule_is_surer(self):
        product = Product(cases("a", "good", 19, 1) + cases("a", "bad", 5, 15))
        good, bad, new = (Case("b", True, 0.5, "", rule, 0.8, 1.0, ())
                          for rule in ("good", "bad", "new"))
        self.assertGreater(product.of(good), product.of(new))
        self.assertGreater(product.of(new), product.of(bad))
        self.assertAlmostEqual(product.of(bad), (5 + 4 * 0.8) / 24)

    def test_kind_of_mention(self):
        found = cases("a", "meet", 38, 2) + cases("a", "meet", 20, 20, "pronoun")
        product = Product(found)
        self.assertLess(product.factors["kind", "pronoun"], 0.9)
        self.assertGreater(product.factors["kind", "name"], 1.1)

    def test_lines_of_the_program(self):
        line = "metWith\t5,9\t0,4\tmeet\t0.8000\tAsserted\tname\t0.9000\tpronoun\t0.5000\t0.7\n"
        words = "said\t0,4\t9,30\tspeech\t0.9000\tAsserted\tname\t0.9000\t-\t1\t0.8\n"
        parts = read_parts(line + words)
        self.assertEqual(parts["metWith", "meet", "Asserted", ((0, 4), (5, 9))],
                         (0.7, "meet", 0.8, 0.45, (("kind", "name"), ("kind", "pronoun"),
                                                   ("status", "Asserted"),
                                                   ("property", "metWith"))))
        self.assertEqual(parts["said", "speech", "Asserted", ((0, 4), (9, 30))][4],
                         (("kind", "name"), ("status", "Asserted"),
                          ("property", "said")))


    def test_a_list_is_few_cases(self):
        alike = [Case("a", True, 0.5, "one", "covers")] * 10
        other = [Case("a", True, 0.5, "two", "covers")] * 2
        self.assertEqual(len(list(few_alike(alike + other))), 5)


class Reliability(unittest.TestCase):
    def test_error(self):
        rows, error = reliability([(0.85, True)] * 8 + [(0.85, False)] * 2
                                  + [(1.0, True)] * 10)
        self.assertEqual([(n, right) for _, _, n, right, _ in rows], [(10, 8), (10, 10)])
        self.assertAlmostEqual(error, 0.025)

    def test_other_articles_judge(self):
        """A rule that is right in one article only gains nothing there."""
        articles = by_article(cases("a", "odd", 30, 0) + cases("b", "odd", 0, 30)
                              + cases("c", "even", 30, 30))
        pairs = cross_validated(articles)
        of_a = [given for (given, _) in pairs[:30]]
        of_b = [given for (given, _) in pairs[30:60]]
        self.assertLess(max(of_a), min(of_b))


if __name__ == "__main__":
    unittest.main()
