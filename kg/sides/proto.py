from __future__ import annotations
from dataclasses import dataclass
from spacy.tokens import Token, Doc
from kg.sides.lexicon import family as F, lemma, verb_forms, verb_families
from kg.syntax.relations import *
from kg.syntax.relations import first_dependent, dependents, stands_as, has
from kg.syntax.modality import polarity
from kg.model import Polarity

COPULA={'be','become','remain','seem','appear','look','feel','prove','sound','stay','get','make'}
LESS=F('worth.less'); NONE=F('worth.none'); GOOD=F('worth.good'); BAD=F('worth.bad'); GN=F('worth.good_nouns'); BN=F('worth.bad_nouns'); PEOPLE=F('worth.people'); DOWN=F('worth.down_nouns'); UP=F('worth.up_nouns'); TOO=F('worth.too')
NOMPREP={'of','to','on','in','for','against','from','over','by','with','about','towards','toward','between','into'}
@dataclass
class J:
    sign: float
    conf: float
    steps: tuple[str,...]

def fams(tok):
    for form in verb_forms(tok):
        s=[n for n,m in verb_families() if form in m]
        if s: return s,form
    return [],''

def sgn(x): return (x>0)-(x<0)

class Reader:
    def __init__(self, target:dict[int,float]):
        self.target=target; self.memo={}
    def neg(self,tok):
        n=0
        for c in tok.children:
            if stands_as(c,NEGATION) or (c.lower_ in('never','hardly','barely','rarely','seldom','scarcely') ): n+=1
            elif stands_as(c,ANY_SUBJECT,OBJECT,ATTRIBUTE) and (c.lower_ in('nobody','nothing','none','neither') or any(k.lower_ in('no','neither') for k in c.children)) and stands_as(c,ANY_SUBJECT): n+=1
        return n%2
    def value(self,tok,obj=False):
        key=(tok.i,obj)
        if key not in self.memo:
            self.memo[key]=0.0
            self.memo[key]=self._value(tok,obj)
        return self.memo[key]
    def _value(self,tok,obj):
        if tok.i in self.target: return 0.0
        if tok.pos_ in('VERB','AUX'): return self.clause_value(tok)
        if tok.pos_ in('ADJ','ADV') : v=self.adj(tok)
        else: v=self.noun(tok,obj)
        for c in dependents(tok,CONJUNCT):
            v+=self.value(c,obj)
        return v
    def adj(self,tok):
        l=lemma(tok)
        w=tok.lower_
        base=1.0 if (l in GOOD or w in GOOD) else -1.0 if (l in BAD or w in BAD) else 0.0
        for p in dependents(tok,PREPOSITION):
            for o in dependents(p,PREPOSITION_OBJECT,PREPOSITION_CLAUSE):
                v=self.value(o,True)
                if not base and v: base=.7*sgn(v)
                if p.lower_=='from' and l in('free','safe') and v: base=-sgn(v)
        for x in dependents(tok,OPEN_COMPLEMENT,CLAUSE_COMPLEMENT):
            v=self.value(x)
            if v and l in ('easy','easier','possible','able','likely','necessary','important','essential','free','willing','ready','useful','good','better','bound','sure','certain'): base=sgn(v)
            elif v and base<0: base=-sgn(v) if l in('hard','harder','difficult','impossible','unable','unlikely','unwilling') else base
        for c in tok.children:
            if c.lower_ in TOO and stands_as(c,ADVERB): base=-1.0
            elif c.lower_ in LESS and stands_as(c,ADVERB,NEGATION): base=-base
        return base
    def noun(self,tok,obj):
        l=lemma(tok)
        comps=[]
        for p in dependents(tok,PREPOSITION,AGENT_BY):
            if p.lower_ in NOMPREP:
                comps+= [(p.lower_,o) for o in dependents(p,PREPOSITION_OBJECT,PREPOSITION_CLAUSE)]
        comps+=[('c',c) for c in dependents(tok,COMPOUND,NOUN_MODIFIER)]
        comps+=[('a',c) for c in dependents(tok,NOUN_CLAUSE) ]
        poss=[c for c in dependents(tok,OWNER)]
        cv=sum(self.value(c,True) for _,c in comps)
        touches=any(c.i in self.target for _,c in comps)
        base=1.0 if l in GN else -1.0 if l in BN else 0.0
        if l in DOWN and (cv or not base):
            base=-sgn(cv) if cv else (-.5 if l in('lack','loss','threat','violation','barrier','burden','danger','harm','damage','destruction','waste','abuse','erosion','denial','obstacle','invasion') else 0.0)
        elif l in UP and cv: base=sgn(cv)
        elif not base: base=.6*sgn(cv) if cv else 0.0
        elif cv and sgn(cv)!=sgn(base) and any(k=='c' and (lemma(c) in BN or lemma(c) in DOWN) for k,c in comps): base=sgn(cv)
        am=0
        flip=1
        for c in dependents(tok,ADJECTIVE,DETERMINER,ADVERB,NEGATION):
            w=c.lower_; lc=lemma(c)
            if c.i in self.target: continue
            if w in LESS or lc in LESS: flip=-flip
            elif w in TOO: am-=1
            elif w in GOOD or lc in GOOD: am+=1
            elif w in BAD or lc in BAD: am-=1
            elif c.pos_ in('VERB',): 
                am+=self.partic(c)
        if am: base=sgn(am) if (not base or am<0) else base
        if not base and obj and l in PEOPLE: base=.8
        for r in dependents(tok,RELATIVE_CLAUSE):
            v=self.value(r)
            if v and not base: base=.5*sgn(v)
        return base*flip
    def partic(self,c):
        fs,_=fams(c)
        if c.tag_=='VBN':
            if 'harms' in fs or 'inflicts' in fs: return -1
            if 'helps' in fs: return 1
        return 0
    def clause_value(self,v):
        s=self.effect(v)
        return -s if self.neg(v) else s
    def objects(self,v):
        o=[(c) for c in dependents(v,OBJECT,PREDICATE_NOUN,RECIPIENT) ]
        return o
    def effect(self,v):
        """what the clause says of its subject's doing"""
        fs,form=fams(v)
        prep=form.split('_')[1] if '_' in form else None
        objs=dependents(v,OBJECT)
        pred=dependents(v,PREDICATE_NOUN,PREDICATE_ADJECTIVE)
        comp=dependents(v,OPEN_COMPLEMENT,CLAUSE_COMPLEMENT)
        pobj=[]
        for p in dependents(v,PREPOSITION):
            for o in dependents(p,PREPOSITION_OBJECT,PREPOSITION_CLAUSE): pobj.append((p.lower_,o))
        passive=has(v,PASSIVE_HELPER)
        if passive:
            objs=[*objs,*dependents(v,PASSIVE_SUBJECT)]
        ov=sum(self.value(o,True) for o in objs)
        if prep and not ov: ov=sum(self.value(o,True) for p,o in pobj if p==prep)
        cv=sum(self.value(c) for c in comp)+sum(self.value(c) for c in pred)
        touch=any(o.i in self.target for o in objs)
        if lemma(v) in COPULA and (pred or comp):
            if lemma(v)=='make' and ov and cv and any(c.pos_=='ADJ' for c in (*comp,*pred)): return sgn(cv)
            return sgn(cv)
        if 'refuses' in fs and comp: return -sgn(sum(self.value(c) for c in comp)) or -.5
        if 'helps' in fs: return -1.0 if ov<0 and not cv else (sgn(cv) if cv else 1.0) if not touch else 0.0
        if 'inflicts' in fs: return -1.0 if not touch else 0.0
        if 'harms' in fs: return (1.0 if ov<0 else -1.0) if not touch else 0.0
        if 'lowers' in fs: return -sgn(ov) if ov else (.0)
        if 'fails' in fs and not objs: return -1.0
        if 'works' in fs and not objs: return 1.0
        if 'raises' in fs: return sgn(ov+cv)
        if 'says' in fs: return sgn(cv)
        if 'backs' in fs or 'opposes' in fs: return 0.0
        rest=ov+cv+.5*sum(self.value(o,True) for p,o in pobj)
        return .6*sgn(rest)
    # upward
    def climb(self,tok,sign=1.0,steps=(),depth=0):
        """side towards what tok denotes"""
        if depth>12: return []
        out=[]
        h=tok.head
        l=lemma(tok)
        # modifiers of the word itself
        if depth==0 or True:
            for c in dependents(tok,ADJECTIVE):
                if c.i in self.target: continue
                v=self.adj(c)
                if c.pos_=='VERB': v=self.partic(c)
                if v and lemma(c) not in NONE: out.append(J(sign*v,.45,steps+(f'{c.lower_} (evaluation)',)))
                if c.lower_ in('less','fewer'): sign=-sign
            for c in dependents(tok,DETERMINER):
                if c.lower_ in('no','neither'): sign=-sign; steps=steps+(f'{c.lower_} (negation)',)
            for r in dependents(tok,RELATIVE_CLAUSE):
                v=self.clause_value(r)
                if v and any(stands_as(k,SUBJECT) and k.lower_ in('which','that','who') for k in r.children): out.append(J(sign*v,.5,steps+(f'{r.lower_} (relative)',)))
            for a in dependents(tok,APPOSITION):
                v=self.value(a)
                if v: out.append(J(sign*v,.5,steps+(f'{a.lower_} (apposition)',)))
        if tok.head is tok or stands_as(tok,ROOT):
            return out
        if stands_as(tok,CONJUNCT) and tok.pos_ not in('VERB','AUX'):
            return out+self.climb_as(tok,h,sign,steps,depth)
        if stands_as(tok,COMPOUND,NOUN_MODIFIER,OWNER,ADJECTIVE):
            return out+self.through_noun(tok,h,sign,steps,depth,'c')
        if stands_as(tok,PREPOSITION_COMPLEMENT):
            prep=h; g=prep.head; w=prep.lower_
            if g.pos_ in('NOUN','PROPN','PRON'):
                return out+self.through_noun(tok,g,sign,steps,depth,w)
            if g.pos_=='ADJ':
                v=self.adj(g)
                if v: out.append(J(sign*v*(1 if w!='against' else -1),.4,steps+(f'{g.lower_} {w}',)))
                return out
            if stands_as(prep,PREPOSITION) and g.pos_=='ADP':
                w=g.lower_+'_'+w; g=g.head
            return out+self.through_prep(tok,g,w,sign,steps,depth)
        if stands_as(tok,ANY_SUBJECT):
            return out+self.as_subject(tok,h,sign,steps,depth)
        if stands_as(tok,OBJECT,RECIPIENT):
            return out+self.as_object(tok,h,sign,steps,depth)
        if stands_as(tok,PREDICATE_NOUN):
            # "the answer is X", "it is X"
            subj=[c for c in dependents(h,ANY_SUBJECT)]
            for s in subj:
                v=self.value(s)
                if v: out.append(J(sign*v*(-1 if self.neg(h) else 1),.5,steps+(f'{s.lower_} is',)))
            return out
        if stands_as(tok,MODIFYING_CLAUSE):
            return out+self.through_noun(tok,h,sign,steps,depth,'acl')
        if stands_as(tok,COMPLEMENT,ADVERBIAL_CLAUSE,PARATAXIS,CONJUNCT):
            return out+self.above(tok,sign,steps,depth)
        return out
    def climb_as(self,tok,h,sign,steps,depth):
        # conjunct: same place as its head
        return [j for j in self.place(h,sign,steps,depth+1)]
    def place(self,tok,sign,steps,depth):
        saved=dict(self.target); self.target=dict(self.target); self.target[tok.i]=1.0
        try: return self.climb(tok,sign,steps,depth)
        finally: self.target=saved
    def through_noun(self,tok,n,sign,steps,depth,prep):
        l=lemma(n)
        if n.i in self.target and prep=='c':
            return []   # the head of the wording climbs itself
        if l in('opposition','objection','resistance','criticism','rejection','protest','campaign','fight','case','argument','vote','complaint','concern','fear') and prep in('to','of','against','about','over'):
            s=-sign; steps=steps+(f'{n.lower_} {prep}',)
            if l in('case','argument','vote','campaign','fight') and prep!='against': s=sign
            return [J(s,.4,steps)] if l not in('fight',) else [J(s,.5,steps)]
        if l in('support','backing','endorsement','approval','enthusiasm','need','case','demand','call') and prep in('for','of'):
            neg=any(c.lower_ in('no','little') for c in n.children)
            return self.climb(n,sign,steps+(f'{n.lower_} {prep}',),depth+1) or [J(-sign if neg else sign,.5,steps+(f'{n.lower_} {prep}',))]
        if l in DOWN and prep in('of','on','to','in','c','against'):
            return self.climb(n,-sign,steps+(f'{n.lower_} (takes away)',),depth+1)
        base=1 if l in GN else -1 if l in BN else 0
        if base and prep in('of','to','from','with','in','acl','c','for') :
            # the benefits of X, the dangers of X
            if prep=='acl' : return self.climb(n,sign,steps,depth+1)
            if prep in ('of','from','with') and l not in UP:
                return [J(sign*base*(-1 if any(c.lower_ in('no','little') for c in n.children) else 1),.45,steps+(f'{n.lower_} of',))]
        return self.climb(n,sign,steps,depth+1)
    def through_prep(self,tok,g,w,sign,steps,depth):
        fs,form=fams(g) if g.pos_ in('VERB','AUX') else ([], '')
        if form.endswith('_'+w):
            return self.as_object(tok,g,sign,steps,depth,fs=fs)
        if w in('without','instead_of','rather_than','despite','unlike','than'):
            v=self.clause_value(g)
            if w=='without' : sg=-1
            else: sg=-1
            if w=='despite': return []
            return [J(sign*sg*v,.4,steps+(f'{w} it: {g.lower_}',))] if v else []
        if w=='against' and lemma(g) in('be','vote','argue','speak','campaign','protest','come','fight','march','turn','decide'):
            return [J(-sign*(-1 if self.neg(g) else 1),.7,steps+('against',))]
        if w=='for' and lemma(g) in('vote','argue','campaign','press','push','call','ask','fight','plead','march'):
            return [J(sign*(-1 if self.neg(g) else 1),.7,steps+(f'{lemma(g)} for',))]
        if w in('because_of','by','through','thanks_to','due_to','with','under','via','from','in','on','for','after'):
            v=self.clause_value(g)
            if v: return [J(sign*v,.45 if w in('because_of','by','through','thanks_to','due_to','with','under') else .3,steps+(f'{w} it: {g.lower_}',))]
        return self.above(g,sign,steps,depth) if w in() else []
    def obliged(self,v):
        """how a demand stands on this verb: +1 should, 0 none"""
        for c in dependents(v,HELPER):
            if c.lower_ in('should','must','ought','shall'): return 1
        if stands_as(v,OPEN_COMPLEMENT):
            h=v.head
            if lemma(h) in('need','ought','deserve','want','try','continue') : return 1 if not self.neg(h) else -1
            if lemma(h)=='have' and any(stands_as(c,ANY_SUBJECT) for c in h.children): return 1
            if lemma(h) in('urge','call','ask','propose','recommend','vote','decide','agree','promise','pledge','intend','plan','like','love'): return 1
        if stands_as(v,ROOT) and v.tag_=='VB' and not dependents(v,SUBJECT,HELPER): return 1
        if stands_as(v,MODIFYING_CLAUSE) and lemma(v.head) in('time','need','duty','call','demand','obligation','right','reason','responsibility','proposal','case','chance','opportunity'): 
            return -1 if any(c.lower_ in('no','little') for c in v.head.children) else 1
        if stands_as(v,COMPLEMENT) and v.head.pos_ in('AUX','ADJ'):
            h=v.head
            adj=[h] if h.pos_=='ADJ' else dependents(h,PREDICATE_ADJECTIVE)
            for a in adj:
                x=self.adj_plain(a)
                if x: return x
        if stands_as(v,CONJUNCT) and v.head.pos_ in('VERB','AUX') and not dependents(v,SUBJECT): return self.obliged(v.head)
        if stands_as(v,CLAUSE_COMPLEMENT) and lemma(v.head) in('demand','urge','insist','recommend','propose','require','suggest') and v.tag_=='VB': return 1
        return 0
    def adj_plain(self,a):
        w=a.lower_
        return 1 if w in GOOD or lemma(a) in GOOD else -1 if w in BAD or lemma(a) in BAD else 0
    def as_subject(self,tok,v,sign,steps,depth):
        out=[]
        if stands_as(tok,PASSIVE_SUBJECT) or (has(v,PASSIVE_HELPER)):
            return self.as_object(tok,v,sign,steps,depth,passive=True)
        neg=-1 if self.neg(v) else 1
        fs,form=fams(v)
        ob=self.obliged(v)
        pred=dependents(v,PREDICATE_NOUN,PREDICATE_ADJECTIVE)
        if ob:
            for p in pred:
                if p.lower_ in F('worth.kept'): out.append(J(sign*ob*neg,.75,steps+(f'should be {p.lower_}',)))
                elif p.lower_ in F('worth.dropped'): out.append(J(-sign*ob*neg,.75,steps+(f'should be {p.lower_}',)))
            if 'ends' in fs and not dependents(v,OBJECT): out.append(J(-sign*ob*neg,.7,steps+(f'must {v.lower_}',)))
            elif 'lasts' in fs: out.append(J(sign*ob*neg,.7,steps+(f'must {v.lower_}',)))
            if out: return self.operators(v,out)
        if lemma(v)=='need' or 'deserve'==lemma(v):
            for x in dependents(v,OPEN_COMPLEMENT):
                if has(x,PASSIVE_HELPER): return self.as_object(tok,x,sign,steps,depth,passive=True,obl=neg)
                f2,_=fams(x)
                if 'ends' in f2: return [J(-sign*neg,.7,steps+(f'needs to {x.lower_}',))]
                if 'lasts' in f2: return [J(sign*neg,.7,steps+(f'needs to {x.lower_}',))]
        s=self.clause_value(v)
        if s:
            if ob and abs(s)>0: out.append(J(sign*s,.35,steps+(f'should {v.lower_}',)))
            else: out.append(J(sign*s,.6*abs(s),steps+(f'{" ".join(t.lower_ for t in [v,*dependents(v,OBJECT,PREDICATE_NOUN,PREDICATE_ADJECTIVE)])} (effect)',)))
            out=self.operators(v,out)
        else:
            for x in dependents(v,OPEN_COMPLEMENT):
                out+=self.as_subject_of(tok,x,sign,steps,depth+1)
        for c in dependents(v,CONJUNCT):
            if c.pos_ in('VERB','AUX') and not dependents(c,SUBJECT):
                v2=self.clause_value(c)
                if v2: out.append(J(sign*v2,.5,steps+(f'{c.lower_} (effect)',)))
        return out
    def as_subject_of(self,tok,x,sign,steps,depth):
        s=self.clause_value(x)
        return self.operators(x.head,[J(sign*s*(-1 if self.neg(x.head) else 1),.5,steps+(f'{x.lower_} (effect)',))]) if s else []
    def as_object(self,tok,v,sign,steps,depth,passive=False,fs=None,obl=None):
        out=[]
        if fs is None: fs,form=fams(v)
        neg=-1 if self.neg(v) else 1
        t=0
        kind=''
        if 'backs' in fs and 'raises' not in fs: t,kind=1,'attitude'
        elif 'opposes' in fs: t,kind=-1,'attitude'
        elif 'helps' in fs or 'raises' in fs: t,kind=1,'action'
        elif 'harms' in fs or 'lowers' in fs: t,kind=-1,'action'
        if lemma(v) in('use','require','implement','legalise','allow','adopt','have','make','try','apply','follow','choose','need','buy','ratify','sign','accept','practise','practice','run','hold','wear','subsidise','fund','renew','pass','enact','raise','continue','extend','deploy','utilise','perform','grant','mandate','install','enact','respect','reinstate','bring_back','stick','permit','consider','elect','join','recognise','teach','fund','finance','publish','pay') and not t: t,kind=1,'action'
        ob=obl if obl is not None else self.obliged(v)
        refuse=0
        if stands_as(v,OPEN_COMPLEMENT):
            f2,_=fams(v.head)
            if 'refuses' in f2: neg=-neg
        if t and ob:
            out.append(J(sign*t*neg*ob,.75,steps+(f'should {v.lower_} it',)))
            return self.operators(v,out)
        if t and kind=='attitude':
            out.append(J(sign*t*neg,.7,steps+(f'{v.lower_} it',)))
            return self.operators(v,out)
        if t:
            up=self.above(v,sign*t*neg,steps+(f'{v.lower_} (action on it)',),depth)
            if up: return up
            # by phrase agent? X is undermined: sympathy weak
            if kind=='action' and passive is False:
                return [J(sign*t*neg,.15,steps+(f'{v.lower_} it (weak)',))]
            return []
        # neutral verb: action on it
        oc=[c for c in dependents(v,PREDICATE_NOUN,PREDICATE_ADJECTIVE,OPEN_COMPLEMENT) ]
        if lemma(v) in('call','find','consider','see','make','think','deem','regard','brand','label','describe','believe','keep'):
            val=sum(self.value(c) for c in oc)
            if val: return self.operators(v,[J(sign*sgn(val)*neg,.65,steps+(f'{v.lower_} it {oc[0].lower_}',))])
        up=self.above(v,sign*neg,steps,depth)
        return up
    def above(self,v,sign,steps,depth):
        """v is an action that stands for the target: what is said of the action"""
        h=v.head
        if stands_as(v,CLAUSAL_SUBJECT):
            return self.as_subject(v,h,sign,steps,depth+1)
        if stands_as(v,PREPOSITION_CLAUSE):
            p=h; g=p.head; w=p.lower_
            if g.pos_ in('NOUN','PROPN'):
                return self.through_noun(v,g,sign,steps,depth+1,w)
            if g.pos_=='ADP': w=g.lower_+'_'+w; g=g.head
            return self.through_prep(v,g,w,sign,steps,depth+1)
        if stands_as(v,MODIFYING_CLAUSE) and not stands_as(v,RELATIVE_CLAUSE):
            return self.through_noun(v,h,sign,steps,depth+1,'acl')
        if stands_as(v,COMPLEMENT,ADVERBIAL_CLAUSE) :
            mark=[c.lower_ for c in dependents(v,MARKER)]
            if any(m in('if','when','once','because') for m in mark) or any(c.lower_ in('when',) for c in dependents(v,ADVERB)):
                val=self.clause_value(h)
                return [J(sign*val,.5,steps+(f'if so: {h.lower_}',))] if val else []
            if any(m in('unless',) for m in mark):
                val=self.clause_value(h)
                return [J(-sign*val,.5,steps+(f'unless: {h.lower_}',))] if val else []
            adj=[h] if h.pos_=='ADJ' else dependents(h,PREDICATE_ADJECTIVE) if h.pos_=='AUX' else []
            for a in adj:
                x=self.adj_plain(a)
                if x: return self.operators(h,[J(sign*x*(-1 if self.neg(h) else 1),.6,steps+(f'it is {a.lower_} to',))])
            nn=dependents(h,ATTRIBUTE) if h.pos_=='AUX' else []
            for a in nn:
                x=self.value(a)
                if x: return self.operators(h,[J(sign*x*(-1 if self.neg(h) else 1),.6,steps+(f'it is {a.lower_} to',))])
            fs,_=fams(h) if h.pos_ in('VERB','AUX') else ([],'')
            ng=-1 if self.neg(h) else 1
            if stands_as(v,COMPLEMENT):
                if 'refuses' in fs: return self.above(h,-sign*ng,steps+(f'{h.lower_} to',),depth+1) or [J(-sign*ng,.2,steps)]
                if 'backs' in fs: return [J(sign*ng,.5,steps+(f'{h.lower_} it',))]
                if 'opposes' in fs: return [J(-sign*ng,.6,steps+(f'{h.lower_} it',))]
                return self.above(h,sign*ng,steps,depth+1)
            if not mark and v.tag_ in('VBG','VB','VBN'):
                val=self.clause_value(h)
                return [J(sign*val,.4,steps+(f'so: {h.lower_}',))] if val else []
        if stands_as(v,CONJUNCT) and v.head.pos_ in('VERB','AUX'):
            return self.above(h,sign,steps,depth+1) if depth<10 else []
        return []
    def operators(self,v,out):
        """what stands above the judged clause: deny, doubt, no evidence that, fail"""
        h=v; f=1.0; n=0
        while n<6 and h.head is not h:
            p=h.head; n+=1
            if stands_as(h,CLAUSE_COMPLEMENT,OPEN_COMPLEMENT) and p.pos_ in('VERB','AUX'):
                fs,_=fams(p)
                if 'doubts' in fs: f=-f
                elif 'refuses' in fs: f=-f
                elif 'opposes' in fs and stands_as(h,CLAUSE_COMPLEMENT): pass
                if self.neg(p) and ('says' in fs or 'doubts' in fs or lemma(p) in('be','seem','appear')): f=-f
            elif stands_as(h,MODIFYING_CLAUSE) and stands_as(h,NOUN_CLAUSE) and lemma(p) in F('worth.no_basis'):
                if any(c.lower_ in('no','little','not') for c in p.children) or (lemma(p)=='doubt' and not any(c.lower_ in('no','little') for c in p.children)): f=-f
            elif stands_as(h,CONJUNCT) or stands_as(h,ADVERBIAL_CLAUSE): break
            h=p
        mark=[c.lower_ for c in dependents(v,MARKER)]
        w=1.0
        if any(m in('although','though','while','whilst','whereas') for m in mark): w=.5
        return [J(j.sign*f,j.conf*w,j.steps) for j in out]
