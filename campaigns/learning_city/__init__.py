"""Hanoi in UNESCO's Global Network of Learning Cities: one page, its facts and the twelve focus areas."""
