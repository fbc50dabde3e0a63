from __future__ import annotations
from spacy.tokens import Doc
from kg.sides.lexicon import lemma, family as F, verb_families
from kg.sides.proto import Reader, J, sgn, GOOD,BAD,GN,BN,DOWN,UP,PEOPLE,LESS
STOP=set('be have do should must need ought can could would will shall may might house believe that this these those we they it i you people thing way one right use make get government all more most other any'.split())
EVAL=GOOD|BAD|LESS
def stem(l):
    for s in ('isation','ization','ations','ation','ings','ing','ments','ment','ness','ities','ity','ers','er','ies','es','ed','ion','al','ism','s','y','e'):
        if l.endswith(s) and len(l)-len(s)>=4: return l[:-len(s)]
    return l
def keys(doc):
    out={}
    for t in doc:
        if t.is_stop or not t.is_alpha or t.pos_ in('AUX','ADP','DET','PRON','CCONJ','SCONJ','PART','INTJ'): continue
        l=lemma(t)
        if l in STOP: continue
        out[t.i]=stem(l)
    return out
def pick(js):
    if not js: return 0.0,0.0,()
    tot=sum(j.sign*j.conf for j in js)
    best=max((j for j in js if sgn(j.sign)==sgn(tot)),key=lambda j:j.conf,default=js[0])
    return sgn(tot),min(.95,abs(tot)),best.steps
def weights(doc,k):
    """how much each key weighs: heads 1, modifiers .6"""
    return {i:(.6 if doc[i].dep_ in('compound','amod','nmod','poss') else 1.0) for i in k}
def signs_of(doc,ks=None):
    """key → sign the proposition takes towards it"""
    k=keys(doc) if ks is None else ks
    out={}
    for i,s in k.items():
        t=doc[i]
        if t.pos_ in('ADJ','ADV') and (lemma(t) in EVAL or t.lower_ in EVAL): continue
        r=Reader({i:1.0})
        if t.pos_=='VERB':
            js=r.above(t,1.0,(),0) or ([J(1.0,.3,())] if r.obliged(t)>0 else [J(-1.0,.3,())] if r.obliged(t)<0 else [])
            if r.neg(t): js=[J(-j.sign,j.conf,j.steps) for j in js]
        else: js=r.climb(t)
        sg,c,st=pick(js)
        if sg: out.setdefault(s,(sg,c,st,t))
    return out
def lex(doc,skip=()):
    tot=0
    for t in doc:
        if t.i in skip: continue
        l=lemma(t)
        v=0
        if l in GOOD or t.lower_ in GOOD: v=1
        elif l in BAD or t.lower_ in BAD: v=-1
        elif t.pos_ in('NOUN','PROPN') and l in GN: v=.6
        elif t.pos_ in('NOUN','PROPN') and l in BN: v=-1
        elif t.pos_=='VERB':
            for n,m in verb_families():
                if l in m:
                    v={'helps':.8,'harms':-1,'inflicts':-1,'fails':-.6,'works':.4,'backs':.5,'opposes':-.6,'lowers':-.3,'refuses':-.4}.get(n,0); break
        if v and any(c.dep_=='neg' or c.lower_ in('no','not','never') for c in [*t.children,*t.head.children]): v=-v*.7
        tot+=v
    return tot
def side(text:Doc,prop:Doc):
    pk=keys(prop); ps=signs_of(prop,pk)
    tk=keys(text)
    pstems=set(pk.values())
    shared=[i for i,s in tk.items() if s in pstems]
    votes=[]
    tset={i:1.0 for i in shared}
    for i in shared:
        s=tk[i]; t=text[i]
        if s not in ps: continue
        psg,pc,_,pt=ps[s]
        if t.pos_ in('ADJ','ADV') and t.lower_ in EVAL: continue
        # a word inside another word of the wording: let the head speak
        r=Reader(tset)
        if t.pos_=='VERB':
            js=r.above(t,-1.0 if r.neg(t) else 1.0,(),0) or ([J(float(r.obliged(t)*(-1 if r.neg(t) else 1)),.6,(f'should {t.lower_}',))] if r.obliged(t) else [])
        else: js=r.climb(t)
        w=.6 if t.dep_ in('compound','amod','nmod','poss') else 1.0
        for j in js:
            if j.sign: votes.append(J(sgn(j.sign)*psg,j.conf*w,(t.lower_,)+j.steps))
    sg,c,st=pick(votes)
    if sg: return sg,c,list(st),c>=.3
    core=pick([J(v[0],v[1],v[2]) for v in ps.values()])
    psg=core[0] or 1
    # pronouns as the subject stand for the proposition's core
    pv=[]
    for t in text:
        if t.lower_ in('it','this','they','that','them','these') and t.pos_=='PRON' and not shared:
            for j in Reader({t.i:1.0}).climb(t):
                if j.sign: pv.append(J(sgn(j.sign)*psg,j.conf*.8,(t.lower_,)+j.steps))
    sg,c,st=pick(pv)
    if sg: return sg,c*.6,list(st),False
    v=lex(text,set(shared))
    if v: return sgn(v)*psg,min(.2,.05*abs(v)),['lexicon'],False
    return (psg if shared else 0),.02,['default'],False
